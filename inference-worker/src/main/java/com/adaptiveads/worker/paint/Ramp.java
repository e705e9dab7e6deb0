package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;

/** A smooth way through colours, evenly spaced from 0 to 1: a Catmull-Rom spline in OKLab, tabled. */
final class Ramp {
    private static final int STEPS = 512;

    private final float[] table = new float[(STEPS + 1) * 3];

    Ramp(Lab... stops) {
        for (int i = 0; i <= STEPS; i++) {
            double at = i * (stops.length - 1.0) / STEPS;
            int k = Math.min((int) at, stops.length - 2);
            Lab before = stops[Math.max(k - 1, 0)];
            Lab from = stops[k];
            Lab to = stops[k + 1];
            Lab after = stops[Math.min(k + 2, stops.length - 1)];
            double t = at - k;
            table[i * 3] = spline(before.lightness(), from.lightness(), to.lightness(), after.lightness(), t);
            table[i * 3 + 1] = spline(before.a(), from.a(), to.a(), after.a(), t);
            table[i * 3 + 2] = spline(before.b(), from.b(), to.b(), after.b(), t);
        }
    }

    /** Clamps outside 0..1. */
    void at(float t, float[] lab) {
        float at = Math.clamp(t, 0f, 1f) * STEPS;
        int k = Math.min((int) at, STEPS - 1);
        float share = at - k;
        for (int plane = 0; plane < 3; plane++) {
            lab[plane] = Curves.mix(table[k * 3 + plane], table[k * 3 + 3 + plane], share);
        }
    }

    private static float spline(double before, double from, double to, double after, double t) {
        double slopeFrom = (to - before) / 2;
        double slopeTo = (after - from) / 2;
        double rise = to - from;
        double value = from
                + t * (slopeFrom + t * (3 * rise - 2 * slopeFrom - slopeTo + t * (slopeFrom + slopeTo - 2 * rise)));
        return (float) value;
    }
}
