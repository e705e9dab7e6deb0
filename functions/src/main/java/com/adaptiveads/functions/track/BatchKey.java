package com.adaptiveads.functions.track;

import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.TrackRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * Under which name a batch is stored: the same for every repetition of it. The time is the client's as it stands, not
 * the one clamped to our clock, which would move between two tries.
 */
record BatchKey(String id, long timeMs) {
    /** Before the id of an event that came alone; not part of any id, so that no batch can bear the same name. */
    private static final String SINGLE = "#";

    static BatchKey of(TrackRequest request, long nowMs) {
        Interaction first = request.interactions().getFirst();
        Optional<String> id = request.batchId().or(() -> first.id().map(SINGLE::concat));
        return new BatchKey(
                id.orElseGet(() -> UUID.randomUUID().toString()),
                first.timestampMs().orElse(id.isPresent() ? 0 : nowMs));
    }
}
