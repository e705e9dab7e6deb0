package com.adaptiveads.events.api;

import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.JsonObject;
import java.util.Optional;

/** {@code POST /api/heatmap}: the heat of one session, one product or one composition. */
public record HeatmapRequest(Subject subject, Optional<Grid> grid) {
    private static final int MAX_CELLS_A_SIDE = 256;

    /** Whose heat. */
    public sealed interface Subject {
        record OfSession(String sessionId) implements Subject {}

        record OfProduct(String productId) implements Subject {}

        record OfComposition(String compositionId) implements Subject {}
    }

    /** How finely the heat is to be counted. */
    public record Grid(int columns, int rows) {}

    public static HeatmapRequest from(JsonObject body) {
        return new HeatmapRequest(
                subject(body),
                body.optionalObject("grid")
                        .map(grid -> new Grid((int) grid.integer("columns", 1, MAX_CELLS_A_SIDE), (int)
                                grid.integer("rows", 1, MAX_CELLS_A_SIDE))));
    }

    private static Subject subject(JsonObject body) {
        Optional<String> session = body.optionalId("session_id");
        Optional<String> product = body.optionalId("product_id");
        Optional<String> composition = body.optionalId("composition_id");
        if (session.isPresent() && product.isEmpty() && composition.isEmpty()) {
            return new Subject.OfSession(session.get());
        }
        if (session.isEmpty() && product.isPresent() && composition.isEmpty()) {
            return new Subject.OfProduct(product.get());
        }
        if (session.isEmpty() && product.isEmpty() && composition.isPresent()) {
            return new Subject.OfComposition(composition.get());
        }
        throw new InvalidJson(
                "missing_field", "Exactly one of session_id, product_id and composition_id must be given.");
    }
}
