package com.adaptiveads.functions.heatmap;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.HeatmapRequest;
import com.adaptiveads.events.api.HeatmapRequest.Grid;
import com.adaptiveads.events.api.HeatmapRequest.Subject.OfComposition;
import com.adaptiveads.events.api.HeatmapRequest.Subject.OfProduct;
import com.adaptiveads.events.api.HeatmapRequest.Subject.OfSession;
import com.adaptiveads.functions.engagement.Attention;
import com.adaptiveads.functions.engagement.HeatGrid;
import com.adaptiveads.functions.engagement.HeatPoint;
import com.adaptiveads.functions.engagement.Heatmap;
import com.adaptiveads.functions.engagement.HotspotEstimator;
import com.adaptiveads.functions.engagement.Space;
import com.adaptiveads.functions.heatmap.HeatmapAnswer.Mark;
import com.adaptiveads.functions.session.Sessions;
import com.adaptiveads.functions.totals.CreativeHeat;
import com.adaptiveads.functions.totals.CreativeHeat.Cell;
import com.adaptiveads.functions.totals.Totals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A session's heat is read point by point, a creative's from the totals of all sessions. */
public final class Heatmaps {
    /** Newest points of a session that are drawn and counted. */
    static final int MAX_POINTS = 5_000;

    private static final Grid DEFAULT = new Grid(CreativeHeat.SIDE, CreativeHeat.SIDE);
    private static final double THOUSANDTHS = 1000;

    private final Sessions sessions;
    private final Totals totals;
    private final Clock clock;

    public Heatmaps(Sessions sessions, Totals totals, Clock clock) {
        this.sessions = sessions;
        this.totals = totals;
        this.clock = clock;
    }

    HeatmapAnswer of(HeatmapRequest request) {
        Grid grid = request.grid().orElse(DEFAULT);
        return switch (request.subject()) {
            case OfSession(String id) -> session(id, grid);
            case OfProduct(String id) -> creative(id, grid);
            case OfComposition(String id) -> creative(id, grid);
        };
    }

    private HeatmapAnswer session(String id, Grid grid) {
        List<HeatPoint> points = sessions.newestPoints(id, MAX_POINTS).stream()
                .filter(point -> point.position().isPresent())
                .toList();
        Heatmap map = Heatmap.of(points, Space.CANVAS, grid.columns(), grid.rows(), clock.millis());
        return HeatmapAnswer.onCanvas(
                points.stream().map(Mark::of).toList(),
                map.grid(),
                map.hotspot(),
                map.centroid(),
                points.isEmpty() ? Canvas.DEFAULT : points.getFirst().canvas());
    }

    private HeatmapAnswer creative(String id, Grid grid) {
        List<Mark> marks = new ArrayList<>();
        List<Attention> attention = new ArrayList<>();
        for (Cell cell : totals.heat(id).cells()) {
            double u = (cell.column() + 0.5) / CreativeHeat.SIDE;
            double v = (cell.row() + 0.5) / CreativeHeat.SIDE;
            double hovers = cell.hoverThousandths() / THOUSANDTHS;
            if (cell.clicks() > 0) {
                marks.add(new Mark(u, v, cell.clicks(), "click"));
            }
            if (hovers > 0) {
                marks.add(new Mark(u, v, hovers, "hover"));
            }
            attention.add(new Attention(u, v, cell.clicks() + hovers));
        }
        HeatGrid counted = HeatGrid.of(attention, CreativeHeat.SIDE, CreativeHeat.SIDE);
        return HeatmapAnswer.inCreative(
                marks,
                HeatGrid.of(attention, grid.columns(), grid.rows()),
                HotspotEstimator.of(counted),
                Attention.centroid(attention));
    }
}
