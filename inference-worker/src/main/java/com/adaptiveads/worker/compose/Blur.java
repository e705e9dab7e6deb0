package com.adaptiveads.worker.compose;

/**
 * Gaussian blur of a float plane by three box passes each way; what lies outside the plane is 0.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.1986.4767776">W. M. Wells, Efficient synthesis of Gaussian filters by
 *     cascaded uniform filters (1986)</a>
 */
final class Blur {
    private static final int PASSES = 3;

    private Blur() {}

    /** Blurs in place; a sigma too small for a box of three samples leaves the plane as it is. */
    static void gaussian(float[] plane, int width, int height, double sigma) {
        float[] other = new float[plane.length];
        double missing = 12 * sigma * sigma; // a box of n samples adds (n^2 - 1) / 12 to the variance
        for (int pass = 0; pass < PASSES; pass++) {
            int radius = (int) Math.round((Math.sqrt(missing / (PASSES - pass) + 1) - 1) / 2);
            int box = 2 * radius + 1;
            missing = Math.max(0, missing - (box * box - 1));
            if (radius > 0) {
                alongRows(plane, other, width, height, radius);
                alongColumns(other, plane, width, height, radius);
            }
        }
    }

    private static void alongRows(float[] from, float[] to, int width, int height, int radius) {
        float share = 1f / (2 * radius + 1);
        for (int y = 0; y < height; y++) {
            int start = y * width;
            float sum = 0;
            for (int x = 0; x < Math.min(radius, width); x++) {
                sum += from[start + x];
            }
            for (int x = 0; x < width; x++) {
                if (x + radius < width) {
                    sum += from[start + x + radius];
                }
                if (x > radius) {
                    sum -= from[start + x - radius - 1];
                }
                to[start + x] = sum * share;
            }
        }
    }

    private static void alongColumns(float[] from, float[] to, int width, int height, int radius) {
        float share = 1f / (2 * radius + 1);
        float[] sum = new float[width];
        for (int y = 0; y < Math.min(radius, height); y++) {
            add(sum, from, y * width, 1);
        }
        for (int y = 0; y < height; y++) {
            if (y + radius < height) {
                add(sum, from, (y + radius) * width, 1);
            }
            if (y > radius) {
                add(sum, from, (y - radius - 1) * width, -1);
            }
            int start = y * width;
            for (int x = 0; x < width; x++) {
                to[start + x] = sum[x] * share;
            }
        }
    }

    private static void add(float[] sum, float[] plane, int start, float factor) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] += factor * plane[start + x];
        }
    }
}
