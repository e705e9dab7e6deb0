package com.adaptiveads.worker.segment;

/** Smoothing of planes by running sums: the cost does not depend on the radius. */
final class Smoothing {
    private Smoothing() {}

    /** Two box passes each way, edges repeated; close to a Gaussian of {@code 0.82 * radius}. */
    static float[] box(float[] plane, int width, int height, int radius) {
        float[] once = new float[plane.length];
        float[] twice = new float[plane.length];
        rows(plane, once, width, height, radius);
        rows(once, twice, width, height, radius);
        columns(twice, once, width, height, radius);
        columns(once, twice, width, height, radius);
        return twice;
    }

    /** A 3 x 3 binomial-like kernel (weights 1, 3, 1 each way): a Gaussian of 0.63, enough to calm pixel noise. */
    static float[] slight(float[] plane, int width, int height) {
        float[] across = new float[plane.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                float before = plane[row + Math.max(0, x - 1)];
                float after = plane[row + Math.min(width - 1, x + 1)];
                across[row + x] = (before + 3 * plane[row + x] + after) / 5;
            }
        }
        float[] result = new float[plane.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int above = Math.max(0, y - 1) * width;
            int below = Math.min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x++) {
                result[row + x] = (across[above + x] + 3 * across[row + x] + across[below + x]) / 5;
            }
        }
        return result;
    }

    private static void rows(float[] from, float[] to, int width, int height, int radius) {
        float scale = 1f / (2 * radius + 1);
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int last = row + width - 1;
            float sum = from[row] * (radius + 1);
            for (int x = 1; x <= radius; x++) {
                sum += from[Math.min(last, row + x)];
            }
            for (int x = 0; x < width; x++) {
                to[row + x] = sum * scale;
                sum += from[Math.min(last, row + x + radius + 1)] - from[Math.max(row, row + x - radius)];
            }
        }
    }

    private static void columns(float[] from, float[] to, int width, int height, int radius) {
        float scale = 1f / (2 * radius + 1);
        float[] sums = new float[width];
        for (int y = -radius; y <= radius; y++) {
            int row = Math.clamp(y, 0, height - 1) * width;
            for (int x = 0; x < width; x++) {
                sums[x] += from[row + x];
            }
        }
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int enter = Math.min(height - 1, y + radius + 1) * width;
            int leave = Math.max(0, y - radius) * width;
            for (int x = 0; x < width; x++) {
                to[row + x] = sums[x] * scale;
                sums[x] += from[enter + x] - from[leave + x];
            }
        }
    }
}
