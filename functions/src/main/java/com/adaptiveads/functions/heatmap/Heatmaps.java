package com.adaptiveads.functions.heatmap;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.HeatmapRequest;
import com.adaptiveads.events.api.HeatmapRequest.Grid;
import com.adaptiveads.events.api.HeatmapRequest.Subject.OfComposition;
import com.adaptiveads.events.api.HeatmapRequest.Subject.OfProduct;
import com.adaptiveads.events.api.HeatmapRequest.Subject.OfSession;
import com.adaptiveads.events.api.Interaction;
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
            case OfSession(String id) -> session(id, grid, request);
            case OfProduct(String id) -> creative(id, grid, request);
            case OfComposition(String id) -> creative(id, grid, request);
        };
    }

    private HeatmapAnswer session(String id, Grid grid, HeatmapRequest request) {
        List<HeatPoint> found =
                sessions.newestPoints(id, request.window().fromMs(), point -> wanted(point, request), MAX_POINTS + 1);
        List<HeatPoint> points = found.subList(0, Math.min(MAX_POINTS, found.size()));
        Heatmap map = Heatmap.of(points, Space.CANVAS, grid.columns(), grid.rows(), clock.millis());
        return HeatmapAnswer.onCanvas(
                points.stream().map(Mark::of).toList(),
                found.size() > points.size(),
                map,
                points.isEmpty() ? Canvas.DEFAULT : points.getFirst().canvas());
    }

    private static boolean wanted(HeatPoint point, HeatmapRequest request) {
        return point.position().isPresent()
                && request.window().includes(point.timeMs())
                && wanted(point.type(), request);
    }

    private static boolean wanted(Interaction.Type type, HeatmapRequest request) {
        return request.kind().map(kind -> kind.includes(type)).orElse(true);
    }

    private HeatmapAnswer creative(String id, Grid grid, HeatmapRequest request) {
        boolean clicksWanted = wanted(Interaction.Type.CLICK, request);
        boolean hoversWanted = wanted(Interaction.Type.HOVER, request);
        List<Mark> marks = new ArrayList<>();
        List<Attention> attention = new ArrayList<>();
        for (Cell cell : totals.heat(id).cells()) {
            double u = (cell.column() + 0.5) / CreativeHeat.SIDE;
            double v = (cell.row() + 0.5) / CreativeHeat.SIDE;
            double clicks = clicksWanted ? cell.clicks() : 0;
            double hovers = hoversWanted ? cell.hoverThousandths() / THOUSANDTHS : 0;
            if (clicks > 0) {
                marks.add(Mark.counted(u, v, clicks, Interaction.Type.CLICK));
            }
            if (hovers > 0) {
                marks.add(Mark.counted(u, v, hovers, Interaction.Type.HOVER));
            }
            attention.add(new Attention(u, v, clicks + hovers));
        }
        HeatGrid counted = HeatGrid.of(attention, CreativeHeat.SIDE, CreativeHeat.SIDE);
        return HeatmapAnswer.inCreative(
                marks,
                HeatGrid.of(attention, grid.columns(), grid.rows()),
                HotspotEstimator.of(counted),
                Attention.centroid(attention));
    }
}
