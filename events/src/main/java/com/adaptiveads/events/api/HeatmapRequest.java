package com.adaptiveads.events.api;

import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code POST /api/heatmap}: the heat of one session, one product or one composition.
 *
 * @param kind only this kind of attention; absent for all
 * @param window only of this time; all time for a product or a composition, whose heat keeps no times
 */
public record HeatmapRequest(Subject subject, Optional<Grid> grid, Optional<Kind> kind, Window window) {
    private static final int MAX_CELLS_A_SIDE = 256;

    /** Whose heat. */
    public sealed interface Subject {
        record OfSession(String sessionId) implements Subject {}

        record OfProduct(String productId) implements Subject {}

        record OfComposition(String compositionId) implements Subject {}
    }

    /** How finely the heat is to be counted. */
    public record Grid(int columns, int rows) {}

    /** What kind of attention. */
    public enum Kind {
        CLICK,
        /** Everything that is no click: hovers over products and over the canvas, and touches. */
        HOVER;

        public boolean includes(Interaction.Type type) {
            return (type == Interaction.Type.CLICK) == (this == CLICK);
        }

        private static Kind of(String wire) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(wire))
                    .findFirst()
                    .orElseThrow(() -> InvalidJson.field("type", "click or hover"));
        }
    }

    /** From {@code fromMs} on and before {@code toMs}, epoch milliseconds of the client's clock. */
    public record Window(long fromMs, long toMs) {
        public static final Window ALL = new Window(0, Long.MAX_VALUE);

        private static final long MAX_TIME_MS = 1L << 52;

        public Window {
            if (fromMs >= toMs) {
                throw InvalidJson.field("from", "a time before to");
            }
        }

        public boolean includes(long timeMs) {
            return timeMs >= fromMs && timeMs < toMs;
        }

        private static Window of(JsonObject body) {
            return new Window(
                    body.optionalInteger("from", 0, MAX_TIME_MS).orElse(ALL.fromMs()),
                    body.optionalInteger("to", 0, MAX_TIME_MS).orElse(ALL.toMs()));
        }
    }

    public HeatmapRequest {
        if (!window.equals(Window.ALL) && !(subject instanceof Subject.OfSession)) {
            throw InvalidJson.field("from and to", "given for a session only: a creative's heat keeps no times");
        }
    }

    public static HeatmapRequest from(JsonObject body) {
        return new HeatmapRequest(
                subject(body),
                body.optionalObject("grid")
                        .map(grid -> new Grid((int) grid.integer("columns", 1, MAX_CELLS_A_SIDE), (int)
                                grid.integer("rows", 1, MAX_CELLS_A_SIDE))),
                body.optionalString("type").map(Kind::of),
                Window.of(body));
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
