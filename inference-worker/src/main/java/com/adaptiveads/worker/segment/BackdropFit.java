package com.adaptiveads.worker.segment;

import java.util.Arrays;

/** Finds the backdrop from the border: a smooth surface, or, with a table edge or horizon, rows or columns of it. */
final class BackdropFit {
    private static final int ROUNDS = 8;
    private static final double TUKEY = 4.685;
    private static final double MIN_SPREAD = 0.004;
    private static final double SUSPICIOUS = 0.05;
    private static final double CLEARLY_BETTER = 0.6;
    private static final double JUDGED_AT = 0.8;

    private BackdropFit() {}

    static Backdrop of(LabImage image) {
        Ring ring = Ring.of(image);
        Noise noise = Noise.of(image, ring);
        LabImage smooth = surface(image, ring).drawn(image);
        double outliers = outliers(image, smooth, ring.pixels());
        LabImage best = smooth;
        if (outliers > SUSPICIOUS) {
            int[] all = ring.pixels();
            double limit = CLEARLY_BETTER * residual(image, smooth, all);
            for (boolean rows : new boolean[] {true, false}) {
                LabImage lines = LineBackdrop.of(image, ring, rows);
                double found = residual(image, lines, LineBackdrop.unseen(ring, rows));
                if (found < limit && !LineBackdrop.striped(lines, rows)) {
                    limit = found;
                    best = lines;
                    outliers = outliers(image, lines, all);
                }
            }
        }
        return new Backdrop(best, noise, ring, outliers);
    }

    /** Iteratively reweighted least squares with Tukey's biweight, started from the border's median colour. */
    private static CubicSurface surface(LabImage image, Ring ring) {
        int[] pixels = ring.pixels();
        double[] distance = new double[pixels.length];
        float[] median = new float[3];
        for (int channel = 0; channel < 3; channel++) {
            float[] values = new float[pixels.length];
            for (int n = 0; n < pixels.length; n++) {
                values[n] = image.plane(channel)[pixels[n]];
            }
            median[channel] = Ring.quantile(values, 0.5);
        }
        for (int n = 0; n < pixels.length; n++) {
            distance[n] = distance(image, pixels[n], median);
        }
        CubicSurface surface = CubicSurface.fit(image, pixels, weights(distance));
        double[] term = CubicSurface.workspace();
        float[] lab = new float[3];
        for (int round = 0; round < ROUNDS; round++) {
            for (int n = 0; n < pixels.length; n++) {
                surface.at(pixels[n] % image.width(), pixels[n] / image.width(), image, term, lab);
                distance[n] = distance(image, pixels[n], lab);
            }
            surface = CubicSurface.fit(image, pixels, weights(distance));
        }
        return surface;
    }

    private static double[] weights(double[] distance) {
        double[] sorted = distance.clone();
        Arrays.sort(sorted);
        double spread = Math.max(MIN_SPREAD, 1.4826 * sorted[sorted.length / 2]);
        double[] weight = new double[distance.length];
        for (int n = 0; n < weight.length; n++) {
            double u = distance[n] / (TUKEY * spread);
            weight[n] = u < 1 ? (1 - u * u) * (1 - u * u) : 0;
        }
        return weight;
    }

    private static double distance(LabImage image, int i, float[] lab) {
        double l = image.l()[i] - lab[0];
        double a = image.a()[i] - lab[1];
        double b = image.b()[i] - lab[2];
        return Math.sqrt(l * l + a * a + b * b);
    }

    static double outliers(LabImage image, LabImage model, int[] pixels) {
        int off = 0;
        for (int i : pixels) {
            off += Backdrop.squared(image, model, i) > Backdrop.FOREIGN * Backdrop.FOREIGN ? 1 : 0;
        }
        return pixels.length == 0 ? 1 : (double) off / pixels.length;
    }

    private static double residual(LabImage image, LabImage model, int[] pixels) {
        float[] off = new float[pixels.length];
        for (int n = 0; n < off.length; n++) {
            off[n] = (float) Math.sqrt(Backdrop.squared(image, model, pixels[n]));
        }
        return off.length == 0 ? Double.MAX_VALUE : Ring.quantile(off, JUDGED_AT);
    }
}
