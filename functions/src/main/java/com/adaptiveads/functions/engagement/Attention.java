package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Interaction.Point;
import java.util.List;
import java.util.Optional;

/**
 * How much attention a place had.
 *
 * @param u fraction 0..1 from the left
 * @param v fraction 0..1 from the top
 * @param weight at least 0
 */
public record Attention(double u, double v, double weight) {
    /** After this time attention counts half. */
    public static final long HALF_LIFE_MS = 120_000;

    public Attention {
        if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1 && weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("attention is within the unit square and not negative");
        }
    }

    /** The points that have a place in {@code space}, each with its intensity as it was. */
    public static List<Attention> of(List<HeatPoint> points, Space space) {
        return points.stream()
                .flatMap(p -> space.place(p).map(at -> new Attention(at.x(), at.y(), p.weight())).stream())
                .toList();
    }

    /**
     * The points that have a place in {@code space}, older ones counting less. Age is counted from the newest, so that a
     * pause takes nothing away, but never from beyond {@code nowMs}, so that a fast client clock does not either.
     */
    public static List<Attention> recent(List<HeatPoint> points, Space space, long nowMs) {
        long newest = Math.min(
                nowMs, points.stream().mapToLong(HeatPoint::timeMs).max().orElse(nowMs));
        return points.stream()
                .flatMap(
                        p -> space
                                .place(p)
                                .map(at -> new Attention(at.x(), at.y(), p.weight() * recency(newest - p.timeMs())))
                                .stream())
                .toList();
    }

    private static double recency(long ageMs) {
        return Math.pow(2, -Math.max(0, ageMs) / (double) HALF_LIFE_MS);
    }

    /** The weighted mean; empty when there is no attention. Between two clusters it is where nobody looked. */
    public static Optional<Point> centroid(List<Attention> attention) {
        double weight = attention.stream().mapToDouble(Attention::weight).sum();
        return weight > 0
                ? Optional.of(new Point(
                        attention.stream().mapToDouble(a -> a.u * a.weight).sum() / weight,
                        attention.stream().mapToDouble(a -> a.v * a.weight).sum() / weight))
                : Optional.empty();
    }
}
