package com.adaptiveads.worker.segment;

/**
 * How far a cut may be trusted, each 0..1.
 *
 * @param plain the photo is of the kind this works for: the border is backdrop, the rest is calm, the outline an edge
 * @param found there is something, not just a speck
 * @param outline how nearly all of the outline lies on clear steps: what was cut through even ground is a guess
 */
record Confidence(double plain, double found, double outline) {
    private static final float WRONG_STEP = 3f;
    private static final float OUTLINE_SLACK = 2.5f;
    private static final double GUESSED = 0.87;
    private static final double SEEN = 0.975;
    private static final double LEAST_OUTLINE = 0.2;

    static Confidence of(LabImage image, Clues clues, boolean[] product) {
        int width = image.width();
        int height = image.height();
        int area = 0;
        int rest = 0;
        int busy = 0;
        int rim = 0;
        int supported = 0;
        float[] step = clues.edges().step();
        boolean[] edge = new boolean[step.length];
        for (int i = 0; i < edge.length; i++) {
            edge[i] = step[i] > 1;
        }
        float[] fromEdge = Distance.to(edge, true, width, height);
        float[] near = Distance.to(product, true, width, height);
        for (int i = 0; i < product.length; i++) {
            if (product[i]) {
                area++;
            } else if (near[i] > 3) {
                rest++;
                busy += step[i] > WRONG_STEP ? 1 : 0;
            } else if (near[i] <= 1) {
                rim++;
                supported += fromEdge[i] <= OUTLINE_SLACK ? 1 : 0;
            }
        }
        int border = 0;
        int reached = 0;
        int taken = 0;
        for (int i : clues.backdrop().ring().pixels()) {
            border++;
            reached += clues.reached()[i] ? 1 : 0;
            taken += product[i] ? 1 : 0;
        }
        double share = (double) area / product.length;
        double plain = (1 - ramp(clues.backdrop().outliers(), 0.12, 0.45))
                * (1 - ramp(ratio(busy, rest), 0.01, 0.12))
                * ramp(ratio(reached, border), 0.35, 0.8)
                * (rim == 0 ? 1 : ramp(ratio(supported, rim), 0.45, 0.85))
                * (1 - ramp(share, 0.8, 0.95))
                * (1 - ramp(ratio(taken, border), 0.12, 0.4));
        return new Confidence(plain, ramp(share, 0.0005, 0.003), outline(clues.edges(), product, width, height));
    }

    /** The product of all. */
    double score() {
        return plain * found * outline;
    }

    private static double outline(EdgeMap edges, boolean[] product, int width, int height) {
        int rim = 0;
        int clear = 0;
        for (int i = 0; i < product.length; i++) {
            if (product[i] && Parts.atRim(product, i, width, height)) {
                rim++;
                clear += edges.strongestNear(i, width, height) > EdgeMap.CLEAR ? 1 : 0;
            }
        }
        return LEAST_OUTLINE + (1 - LEAST_OUTLINE) * ramp(ratio(clear, rim), GUESSED, SEEN);
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static double ramp(double value, double from, double to) {
        return Math.clamp((value - from) / (to - from), 0, 1);
    }
}
