package com.adaptiveads.worker.segment;

/** How sure the segmenter may be that the photo is one it can handle and that it got it right, 0..1. */
final class Confidence {
    private static final float WRONG_STEP = 3f;

    private Confidence() {}

    static double of(LabImage image, Clues clues, boolean[] product) {
        int width = image.width();
        int height = image.height();
        int area = 0;
        int rest = 0;
        int busy = 0;
        int rim = 0;
        int supported = 0;
        float[] step = clues.edges().step();
        float[] near = Distance.to(product, true, width, height);
        for (int i = 0; i < product.length; i++) {
            if (product[i]) {
                area++;
            } else if (near[i] > 3) {
                rest++;
                busy += step[i] > WRONG_STEP ? 1 : 0;
            } else if (near[i] <= 1) {
                rim++;
                supported += strongest(step, i, width, height) > 1 ? 1 : 0;
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
        return (1 - ramp(clues.backdrop().outliers(), 0.12, 0.45))
                * (1 - ramp(ratio(busy, rest), 0.01, 0.12))
                * ramp(ratio(reached, border), 0.35, 0.8)
                * ramp(ratio(supported, rim), 0.45, 0.85)
                * ramp(share, 0.002, 0.01)
                * (1 - ramp(share, 0.8, 0.95))
                * (1 - ramp(ratio(taken, border), 0.12, 0.4));
    }

    private static float strongest(float[] step, int i, int width, int height) {
        float best = step[i];
        for (int d = 0; d < MaxFlow.DIRECTIONS; d++) {
            int x = i % width + MaxFlow.DX[d];
            int y = i / width + MaxFlow.DY[d];
            if (x >= 0 && y >= 0 && x < width && y < height) {
                best = Math.max(best, step[y * width + x]);
            }
        }
        return best;
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static double ramp(double value, double from, double to) {
        return Math.clamp((value - from) / (to - from), 0, 1);
    }
}
