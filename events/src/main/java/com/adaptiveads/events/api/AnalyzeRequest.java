package com.adaptiveads.events.api;

import com.adaptiveads.events.json.JsonObject;
import java.util.List;

/** {@code POST /api/analyze}: what is on the visitor's canvas now. */
public record AnalyzeRequest(String sessionId, List<Placed> layout, Canvas canvas) {
    private static final int MAX_LAYOUT = 200;

    public AnalyzeRequest {
        layout = List.copyOf(layout);
    }

    public static AnalyzeRequest from(JsonObject body) {
        return new AnalyzeRequest(
                body.id("session_id"),
                body.objects("layout", MAX_LAYOUT).stream().map(Placed::from).toList(),
                Canvas.of(body));
    }
}
