package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.List;

/**
 * Where people look most: the mode of a kernel density, so that of two clusters the denser wins and not the void between
 * them. The density is found on a grid and its mode refined by mean shift (Comaniciu and Meer 2002). Near the border
 * each kernel is scaled to keep its whole mass inside, so that attention there is not underrated.
 */
public final class HotspotEstimator {
    private static final int GRID = 64;
    private static final int MAX_STEPS = 100;
    private static final double STILL = 1e-6;

    /** Half side of the window around the hotspot whose share of all attention makes the confidence. */
    private static final double NEAR = 0.125;

    /** Standard errors by which the share must exceed chance; high, as the best of many windows is looked at. */
    private static final double MARGIN = 2.5;

    /** So much evidence gives half the confidence that plenty would. */
    private static final double HALF_EVIDENCE = 4;

    private HotspotEstimator() {}

    /** {@link Hotspot#UNKNOWN} when there is no attention. */
    public static Hotspot of(List<Attention> attention) {
        return estimate(attention, Bandwidth.evidence(attention));
    }

    /** Of attention that was only counted: every unit of weight is one piece of evidence. */
    public static Hotspot of(HeatGrid grid) {
        List<Attention> attention = grid.attention();
        return estimate(
                attention, attention.stream().mapToDouble(Attention::weight).sum());
    }

    private static Hotspot estimate(List<Attention> all, double evidence) {
        List<Attention> attention = all.stream().filter(a -> a.weight() > 0).toList();
        if (attention.isEmpty()) {
            return Hotspot.UNKNOWN;
        }
        Bandwidth bandwidth = Bandwidth.of(attention, evidence);
        List<Attention> inside = attention.stream().map(bandwidth::keptInside).toList();
        Point mode = HeatGrid.of(inside, GRID, GRID)
                .convolved(d -> Bandwidth.gauss(d, bandwidth.u()), d -> Bandwidth.gauss(d, bandwidth.v()))
                .hottest();
        for (int step = 0; step < MAX_STEPS; step++) {
            Point before = mode;
            mode = shifted(before, inside, bandwidth);
            if (Math.hypot(mode.x() - before.x(), mode.y() - before.y()) < STILL) {
                break;
            }
        }
        return new Hotspot(
                Math.clamp(mode.x(), 0, 1), Math.clamp(mode.y(), 0, 1), confidence(mode, attention, evidence));
    }

    /** The mean of what is around, weighted by the kernel: uphill, and the further the flatter. */
    private static Point shifted(Point from, List<Attention> attention, Bandwidth bandwidth) {
        double weight = 0;
        double u = 0;
        double v = 0;
        for (Attention a : attention) {
            double w = a.weight()
                    * Bandwidth.gauss(a.u() - from.x(), bandwidth.u())
                    * Bandwidth.gauss(a.v() - from.y(), bandwidth.v());
            weight += w;
            u += w * a.u();
            v += w * a.v();
        }
        return weight > 0 ? new Point(u / weight, v / weight) : from;
    }

    /**
     * A cautious bound of the share of attention near the hotspot, 0 where as much would be there if people looked
     * anywhere, and less the less evidence there is.
     */
    private static double confidence(Point mode, List<Attention> attention, double evidence) {
        double chance = side(mode.x()) * side(mode.y());
        double near = 0;
        double total = 0;
        for (Attention a : attention) {
            total += a.weight();
            near += Math.abs(a.u() - mode.x()) <= NEAR && Math.abs(a.v() - mode.y()) <= NEAR ? a.weight() : 0;
        }
        double margin = MARGIN * Math.sqrt(chance * (1 - chance) / evidence);
        double share = (near / total - chance - margin) / (1 - chance);
        return Math.clamp(share * evidence / (evidence + HALF_EVIDENCE), 0, 1);
    }

    /** Of the window's side, what lies within the unit square. */
    private static double side(double centre) {
        return Math.min(1, centre + NEAR) - Math.max(0, centre - NEAR);
    }
}
