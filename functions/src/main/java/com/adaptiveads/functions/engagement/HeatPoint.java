package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.Optional;

/**
 * Where attention was: on the canvas, in a creative, or both. Values are kept as finely as they are stored, so that
 * storing loses nothing: pixels to 1/8, fractions to 1/32767, weights to 1/1000.
 *
 * @param weight the contract's intensity, 0..1: a click or a tap is 1, a hover its seconds up to 1
 * @param timeMs epoch milliseconds
 * @param position in canvas pixels; may lie outside the canvas
 * @param subject id of the product or composition under the pointer
 * @param spot in the subject's own box, as fractions 0..1
 */
public record HeatPoint(
        Interaction.Type type,
        double weight,
        long timeMs,
        Canvas canvas,
        Optional<Point> position,
        Optional<String> subject,
        Optional<Point> spot) {

    static final int PIXEL_STEPS = 8;
    static final int FRACTION_STEPS = 32_767;
    static final int WEIGHT_STEPS = 1000;

    private static final double MAX = 1e6;

    /** How far outside the canvas, as a fraction of it, a pointer still counts as on its edge. */
    private static final double EDGE = 0.02;

    public HeatPoint {
        weight = rounded(weight, WEIGHT_STEPS);
        canvas = new Canvas(rounded(canvas.width(), PIXEL_STEPS), rounded(canvas.height(), PIXEL_STEPS));
        position = position.map(p -> new Point(rounded(p.x(), PIXEL_STEPS), rounded(p.y(), PIXEL_STEPS)));
        spot = spot.map(p -> new Point(rounded(p.x(), FRACTION_STEPS), rounded(p.y(), FRACTION_STEPS)));
        if (!(weight >= 0 && weight <= 1 && canvas.width() > 0 && canvas.height() > 0) || timeMs < 0) {
            throw new IllegalArgumentException("a heat point has a weight of 0 to 1, a time and a canvas");
        }
        if (type == Interaction.Type.IMPRESSION || (position.isEmpty() && spot.isEmpty())) {
            throw new IllegalArgumentException("a heat point is attention somewhere, not a mere impression");
        }
    }

    /** Empty for an event that says no place, was made by a script, or is an impression. */
    public static Optional<HeatPoint> of(Interaction interaction, long serverNowMs) {
        boolean placed =
                interaction.position().isPresent() || interaction.spot().isPresent();
        if (!placed || !interaction.trusted() || interaction.type() == Interaction.Type.IMPRESSION) {
            return Optional.empty();
        }
        return Optional.of(new HeatPoint(
                interaction.type(),
                weight(interaction),
                EventTime.of(interaction, serverNowMs),
                interaction.canvas(),
                interaction.position(),
                Subject.of(interaction),
                interaction.spot()));
    }

    private static double weight(Interaction interaction) {
        return switch (interaction.type()) {
            case CLICK, TOUCH -> 1;
            case HOVER, HOVER_CANVAS -> Math.min(interaction.durationMs() / 1000.0, 1);
            case IMPRESSION -> 0;
        };
    }

    /** The position in fractions of its own canvas; empty when there is none or it is not on the canvas. */
    public Optional<Point> onCanvas() {
        return position.map(p -> new Point(p.x() / canvas.width(), p.y() / canvas.height()))
                .filter(p -> near(p.x()) && near(p.y()))
                .map(p -> new Point(Math.clamp(p.x(), 0, 1), Math.clamp(p.y(), 0, 1)));
    }

    private static boolean near(double fraction) {
        return fraction >= -EDGE && fraction <= 1 + EDGE;
    }

    private static double rounded(double value, int steps) {
        if (!(Math.abs(value) <= MAX)) {
            throw new IllegalArgumentException("a heat point is within a million pixels");
        }
        return Math.rint(value * steps) / steps + 0.0; // no negative zero, which integers do not have
    }
}
