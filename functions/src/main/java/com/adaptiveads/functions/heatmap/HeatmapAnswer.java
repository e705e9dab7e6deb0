package com.adaptiveads.functions.heatmap;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.Interaction.Point;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.engagement.HeatGrid;
import com.adaptiveads.functions.engagement.HeatPoint;
import com.adaptiveads.functions.engagement.Heatmap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A heatmap as the API tells it. In the space {@code canvas} x and y are pixels of the visitor's canvas (each mark of the
 * canvas as it then was; hotspot and centroid of the newest one); in {@code creative} they are fractions 0..1 of its box.
 *
 * @param unit what a fraction of 1 is in the space
 */
record HeatmapAnswer(
        String space,
        List<Mark> marks,
        boolean truncated,
        HeatGrid grid,
        Hotspot hotspot,
        Optional<Point> centroid,
        Canvas unit) {
    private static final Canvas FRACTION = new Canvas(1, 1);
    private static final double ROUNDING = 1000;

    /**
     * @param intensity 0..1 for one event; where events were only counted, their sum
     * @param timeMs epoch milliseconds, for one event
     */
    record Mark(double x, double y, double intensity, Interaction.Type type, OptionalLong timeMs) {
        /** @param point one with a position */
        static Mark of(HeatPoint point) {
            Point at = point.position().orElseThrow();
            return new Mark(at.x(), at.y(), point.weight(), point.type(), OptionalLong.of(point.timeMs()));
        }

        static Mark counted(double u, double v, double intensity, Interaction.Type type) {
            return new Mark(u, v, intensity, type, OptionalLong.empty());
        }

        Map<String, Object> toJson() {
            return new Fields()
                    .with("x", x)
                    .with("y", y)
                    .with("intensity", intensity)
                    .with("type", type.wire())
                    .with("t", timeMs)
                    .map();
        }
    }

    /** @param truncated whether there are more marks than those */
    static HeatmapAnswer onCanvas(List<Mark> marks, boolean truncated, Heatmap map, Canvas canvas) {
        return new HeatmapAnswer("canvas", marks, truncated, map.grid(), map.hotspot(), map.centroid(), canvas);
    }

    static HeatmapAnswer inCreative(List<Mark> marks, HeatGrid grid, Hotspot hotspot, Optional<Point> centroid) {
        return new HeatmapAnswer("creative", marks, false, grid, hotspot, centroid, FRACTION);
    }

    Map<String, Object> toJson() {
        return new Fields()
                .with("heatmap", marks.stream().map(Mark::toJson).toList())
                .with("truncated", truncated ? Optional.of(true) : Optional.empty())
                .with("space", space)
                .with("canvas", unit.equals(FRACTION) ? Optional.empty() : unit.toJson())
                .with(
                        "grid",
                        new Fields()
                                .with("columns", grid.columns())
                                .with("rows", grid.rows())
                                .with(
                                        "cells",
                                        grid.cells().stream()
                                                .map(HeatmapAnswer::rounded)
                                                .toList())
                                .map())
                .with(
                        "hotspot",
                        place(new Point(hotspot.u(), hotspot.v()))
                                .with("confidence", hotspot.confidence())
                                .map())
                .with("centroid", centroid.map(point -> place(point).map()))
                .map();
    }

    private Fields place(Point fraction) {
        return new Fields().with("x", fraction.x() * unit.width()).with("y", fraction.y() * unit.height());
    }

    private static double rounded(double cell) {
        return Math.rint(cell * ROUNDING) / ROUNDING;
    }
}
