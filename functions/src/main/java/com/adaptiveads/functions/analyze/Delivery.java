package com.adaptiveads.functions.analyze;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.functions.blob.Previews;
import com.adaptiveads.functions.composition.CompositionBody;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Gives a session its compositions, each once. One is marked as given before the answer leaves, so that two polls at once
 * never show it twice; an answer that gets lost on its way is asked for again with {@code ?since=}, the {@code created_at} of
 * the newest composition the client has (0 when it has none), which repeats that one's siblings and all later ones.
 */
public final class Delivery {
    /** In one answer, and fewer when their pictures fill it: the rest comes with the next poll, or the next {@code since}. */
    static final int MOST = 24;

    private final Deliveries deliveries;
    private final Previews previews;
    private final Clock clock;

    public Delivery(Deliveries deliveries, Previews previews, Clock clock) {
        this.deliveries = deliveries;
        this.previews = previews;
        this.clock = clock;
    }

    /** @param since epoch milliseconds; absent for what was never given */
    List<Map<String, Object>> next(String sessionId, OptionalLong since, boolean pictures) {
        List<Composition> found = since.isPresent()
                ? deliveries.since(sessionId, since.getAsLong(), MOST)
                : deliveries.undelivered(sessionId, MOST);
        // every picture is read before the first composition is marked: a failure to read loses none
        List<Map<String, Object>> bodies = pictures
                ? previews.fit(found, CompositionBody::previews, CompositionBody::of)
                : found.stream().map(c -> CompositionBody.of(c, Map.of())).toList();
        List<Map<String, Object>> given = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            if (deliveries.deliver(found.get(i), clock.millis()) || since.isPresent()) {
                given.add(bodies.get(i));
            }
        }
        return given;
    }
}
