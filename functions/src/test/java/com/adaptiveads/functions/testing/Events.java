package com.adaptiveads.functions.testing;

import com.adaptiveads.events.api.TrackRequest;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import java.util.Arrays;
import java.util.Map;

/** Bodies of {@code POST /api/track}. */
public final class Events {
    public static final String SESSION = "session_1700000000000_ab12cd3";

    private Events() {}

    public static Map<String, Object> click(double x, double y, long timestampMs) {
        return event("click", new Fields().with("x", x).with("y", y).with("timestamp", timestampMs));
    }

    public static Map<String, Object> click(String productId, long timestampMs) {
        return event(
                "click",
                new Fields()
                        .with("x", 500)
                        .with("y", 300)
                        .with("product_id", productId)
                        .with("timestamp", timestampMs));
    }

    public static Map<String, Object> hover(long durationMs, long timestampMs) {
        return event("hover_canvas", new Fields().with("duration", durationMs).with("timestamp", timestampMs));
    }

    public static Map<String, Object> event(String type, Fields data) {
        return new Fields().with("type", type).with("data", data.map()).map();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Fields batch(String batchId, Map<String, Object>... events) {
        return new Fields()
                .with("session_id", SESSION)
                .with("batch_id", batchId)
                .with("events", Arrays.asList(events));
    }

    public static Fields single(Map<String, Object> event) {
        Fields fields = new Fields().with("session_id", SESSION);
        event.forEach(fields::with);
        return fields;
    }

    public static TrackRequest request(Fields body) {
        return TrackRequest.from(Json.object(Json.string(body.map())));
    }

    /** Enough attention for a generation, in pieces as a client sends them. */
    public static Fields attention(String batchId, long untilMs) {
        return batch(batchId, hover(30_000, untilMs), hover(30_000, untilMs - 30_000), hover(30_000, untilMs - 60_000));
    }
}
