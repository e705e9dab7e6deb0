package com.adaptiveads.events.api;

import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * One thing a visitor did, as the client tells it.
 *
 * @param id the client's id of the event, by which a repetition is known
 * @param position where on the canvas, in canvas pixels; absent when the client did not say, never (0, 0) instead
 * @param productId a product, or a composition standing for its product
 * @param durationMs 0..600 000; the activity ends at {@code timestampMs}
 * @param timestampMs client clock; absent when the client did not say
 * @param spot where in the creative's own box, as fractions 0..1
 * @param trusted false when a script made the event
 * @param arm which variant was shown
 * @param probability with which that variant was shown, 0..1
 */
public record Interaction(
        Type type,
        Optional<String> id,
        Optional<Point> position,
        Optional<String> productId,
        long durationMs,
        OptionalLong timestampMs,
        Canvas canvas,
        Optional<String> compositionId,
        Optional<Point> spot,
        Optional<Layer> layer,
        boolean trusted,
        Optional<String> arm,
        OptionalDouble probability) {

    private static final long MAX_DURATION_MS = 600_000;
    private static final long MAX_TIMESTAMP_MS = 1L << 52;
    private static final double MAX_PIXELS = 100_000;

    /** A place; the unit is said by who holds it. */
    public record Point(double x, double y) {}

    /** What kind of interaction. */
    public enum Type {
        CLICK,
        HOVER,
        HOVER_CANVAS,
        IMPRESSION,
        TOUCH;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which layer of the creative was under the pointer. */
    public enum Layer {
        PRODUCT,
        BACKGROUND;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads {@code {type, data{…}}}; unknown fields are ignored.
     *
     * @throws InvalidJson naming the field that is wrong
     */
    public static Interaction from(JsonObject event) {
        Type type = constant(Type.values(), "type", event.string("type"));
        JsonObject data = event.object("data");
        return new Interaction(
                type,
                data.optionalId("id"),
                pair(data, "x", "y", -MAX_PIXELS, MAX_PIXELS),
                data.optionalId("product_id"),
                data.optionalInteger("duration", 0, MAX_DURATION_MS).orElse(0),
                data.optionalInteger("timestamp", 0, MAX_TIMESTAMP_MS),
                Canvas.of(data),
                data.optionalId("composition_id"),
                pair(data, "u", "v", 0, 1),
                data.optionalString("layer").map(l -> constant(Layer.values(), "data.layer", l)),
                data.optionalBoolean("trusted").orElse(true),
                data.optionalId("arm"),
                data.optionalNumber("p", 0, 1));
    }

    private static Optional<Point> pair(JsonObject data, String x, String y, double min, double max) {
        OptionalDouble px = data.optionalNumber(x, min, max);
        OptionalDouble py = data.optionalNumber(y, min, max);
        if (px.isPresent() != py.isPresent()) {
            throw InvalidJson.field("data." + x + " and data." + y, "sent together or not at all");
        }
        return px.isPresent() ? Optional.of(new Point(px.getAsDouble(), py.getAsDouble())) : Optional.empty();
    }

    private static <E extends Enum<E>> E constant(E[] constants, String field, String wire) {
        return Arrays.stream(constants)
                .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(wire))
                .findFirst()
                .orElseThrow(() -> InvalidJson.field(
                        field,
                        "one of "
                                + Arrays.stream(constants)
                                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }
}
