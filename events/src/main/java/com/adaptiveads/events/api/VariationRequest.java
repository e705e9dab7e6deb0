package com.adaptiveads.events.api;

import com.adaptiveads.events.api.Interaction.Point;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code POST /api/variations}: more compositions, asked for by a click on empty space.
 *
 * @param click where, in canvas pixels
 */
public record VariationRequest(String sessionId, Optional<String> productId, Optional<Point> click, Canvas canvas) {
    private static final double MAX = 100_000;

    public static VariationRequest from(JsonObject body) {
        OptionalDouble x = body.optionalNumber("x", -MAX, MAX);
        OptionalDouble y = body.optionalNumber("y", -MAX, MAX);
        if (x.isPresent() != y.isPresent()) {
            throw InvalidJson.field("x and y", "sent together or not at all");
        }
        return new VariationRequest(
                body.id("session_id"),
                body.optionalId("product_id"),
                x.isPresent() ? Optional.of(new Point(x.getAsDouble(), y.getAsDouble())) : Optional.empty(),
                Canvas.of(body));
    }
}
