package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.List;
import java.util.Optional;

/**
 * Where people looked.
 *
 * @param points all with a position or spot, as they came, for drawing
 * @param grid their intensities, those outside left out
 * @param hotspot where they look most now, older points counting less
 * @param centroid the mean place; empty when there is no attention
 */
public record Heatmap(List<HeatPoint> points, HeatGrid grid, Hotspot hotspot, Optional<Point> centroid) {
    public Heatmap {
        points = List.copyOf(points);
    }

    public static Heatmap of(List<HeatPoint> points, Space space, int columns, int rows, long nowMs) {
        List<Attention> attention = Attention.of(points, space);
        return new Heatmap(
                points,
                HeatGrid.of(attention, columns, rows),
                HotspotEstimator.of(Attention.recent(points, space, nowMs)),
                Attention.centroid(attention));
    }
}
