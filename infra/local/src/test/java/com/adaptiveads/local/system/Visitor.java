package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.adaptiveads.events.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Someone before the ad canvas (1000 × 600), whose time is simulated: what he did lies in the last minute. */
final class Visitor {
    private static final int HOVERS = 12;
    private static final long HOVER_MS = 5_000;

    private final Api api;
    private final String session;

    Visitor(Api api) {
        this(
                api,
                "session_" + System.currentTimeMillis() + "_"
                        + UUID.randomUUID().toString().substring(0, 7));
    }

    private Visitor(Api api, String session) {
        this.api = api;
        this.session = session;
    }

    /** The same person after the system came up again elsewhere. */
    Visitor on(Api other) {
        return new Visitor(other, session);
    }

    String session() {
        return session;
    }

    /** Sixty seconds of attention around one place, with a click at the end. */
    void engage(String productId, double x, double y) {
        long now = System.currentTimeMillis();
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < HOVERS; i++) {
            events.add(event(
                    "hover", productId, x + i % 4 - 2, y + i % 3 - 1, HOVER_MS, now - (HOVERS - 1 - i) * HOVER_MS));
        }
        events.add(event("click", productId, x, y, 0, now));
        track(events);
    }

    static Map<String, Object> event(
            String type, String productId, double x, double y, long durationMs, long timestampMs) {
        return Map.of(
                "type",
                type,
                "data",
                Map.of(
                        "id", UUID.randomUUID().toString(),
                        "x", x,
                        "y", y,
                        "product_id", productId,
                        "duration", durationMs,
                        "timestamp", timestampMs));
    }

    JsonObject track(List<Map<String, Object>> events) {
        Api.Answer answer = api.post(
                "/api/track",
                Map.of("session_id", session, "batch_id", UUID.randomUUID().toString(), "events", events));
        assertEquals(200, answer.status(), answer.text());
        assertEquals("tracked", answer.json().string("status"));
        return answer.json();
    }

    JsonObject analyze() {
        Api.Answer answer = api.post("/api/analyze", Map.of("session_id", session, "layout", List.of()));
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    /** Polls as the page does until so many compositions were delivered; they may come in several answers. */
    List<JsonObject> compositions(int count) {
        List<JsonObject> delivered = new ArrayList<>();
        return Api.until(
                () -> {
                    delivered.addAll(analyze().objects("compositions", 100));
                    return delivered;
                },
                d -> d.size() >= count);
    }
}
