package com.adaptiveads.functions.track;

import com.adaptiveads.events.api.TrackRequest;
import com.adaptiveads.events.store.Ids;
import java.util.UUID;

/** By which name a batch is known again: its own, or that of the one event that came alone. */
final class BatchId {
    /** Before a name that no client gave to a batch; not part of any id, so that no batch can bear the same. */
    private static final char SINGLE = '#';

    private BatchId() {}

    static String of(TrackRequest request) {
        return request.batchId()
                .orElseGet(() -> SINGLE
                        + EventIdentity.of(request.interactions().getFirst())
                                .map(Ids::event)
                                .orElseGet(() -> UUID.randomUUID().toString()));
    }
}
