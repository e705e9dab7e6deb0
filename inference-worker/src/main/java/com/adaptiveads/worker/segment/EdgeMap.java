package com.adaptiveads.worker.segment;

/**
 * Where the picture changes by more than its noise, told apart into steps (outlines) and slow changes (penumbras).
 *
 * @param gradient in units of the noise between neighbours
 * @param step gradient above the noise, weighted by how sharp it is; 0 on even ground and in penumbras
 * @param crease where a dark line runs between a product and its shadow
 */
@SuppressWarnings("ArrayRecordComponent") // planes are shared on purpose
record EdgeMap(float[] gradient, float[] step, boolean[] crease) {
    static final float NOISE_LEVEL = 3f;
    /** A step that noise and folds of a backdrop hardly ever reach. */
    static final float CLEAR = 4f;

    private static final int NEIGHBOURHOOD = 3;
    private static final float SOFT = 1.25f;
    private static final float SHARP = 1.85f;
    private static final float LEAST_WEIGHT = 0.12f;
    private static final float SLOW = 0.13f;

    /** @param image slightly smoothed; the backdrop's own structure is taken out */
    static EdgeMap of(LabImage image, Backdrop backdrop) {
        int width = image.width();
        int height = image.height();
        float[] squares = new float[image.size()];
        float[] difference = new float[image.size()];
        Noise noise = backdrop.noise();
        float[] scale = {1 / noise.l(), 1 / noise.a(), 1 / noise.b()};
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = image.plane(channel);
            float[] model = backdrop.colours().plane(channel);
            for (int i = 0; i < difference.length; i++) {
                difference[i] = (plane[i] - model[i]) * scale[channel];
            }
            addSobel(difference, squares, width, height);
        }
        float[] gradient = squares;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) Math.sqrt(gradient[i]) / 4;
        }
        float[] around = Smoothing.box(gradient, width, height, NEIGHBOURHOOD);
        float[] step = new float[gradient.length];
        for (int i = 0; i < step.length; i++) {
            float above = gradient[i] - NOISE_LEVEL;
            if (above > 0) {
                float sharpness = gradient[i] / around[i];
                step[i] = above * Math.clamp((sharpness - SOFT) / (SHARP - SOFT), LEAST_WEIGHT, 1f);
            }
        }
        return new EdgeMap(gradient, step, Creases.of(image, noise));
    }

    boolean penumbra(int i) {
        return gradient[i] > NOISE_LEVEL && step[i] < 0.3f * (gradient[i] - NOISE_LEVEL) && !crease[i];
    }

    /** Whether whatever changes here does so as slowly as a deep shadow's edge. */
    boolean soft(int i) {
        return step[i] <= SLOW * (gradient[i] - NOISE_LEVEL);
    }

    /** The greatest step at a pixel or one of its eight neighbours. */
    float strongestNear(int i, int width, int height) {
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

    private static void addSobel(float[] p, float[] squares, int width, int height) {
        for (int y = 0; y < height; y++) {
            int up = Math.max(0, y - 1) * width;
            int row = y * width;
            int down = Math.min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - 1);
                int right = Math.min(width - 1, x + 1);
                float dx = p[up + right]
                        - p[up + left]
                        + 2 * (p[row + right] - p[row + left])
                        + p[down + right]
                        - p[down + left];
                float dy =
                        p[down + left] - p[up + left] + 2 * (p[down + x] - p[up + x]) + p[down + right] - p[up + right];
                squares[row + x] += dx * dx + dy * dy;
            }
        }
    }
}
