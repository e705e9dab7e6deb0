package com.adaptiveads.worker.compose;

import java.util.Arrays;

/**
 * Gaussian blur of a float plane by three box passes each way; what lies outside the plane is 0.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.1986.4767776">W. M. Wells, Efficient synthesis of Gaussian filters by
 *     cascaded uniform filters (1986)</a>
 */
final class Blur {
    private static final int PASSES = 3;
    private static final int TURNED = 8;

    private float[] filled;
    private float[] free;
    private boolean swapped;

    private Blur(float[] plane) {
        filled = plane;
        free = new float[plane.length];
    }

    /** Blurs in place; a sigma too small for a box of three samples leaves the plane as it is. */
    static void gaussian(float[] plane, int width, int height, double sigma) {
        Blur blur = new Blur(plane);
        blur.alongColumns(width, height, sigma);
        transpose(blur.filled, blur.free, width, height);
        blur.swap();
        blur.alongColumns(height, width, sigma);
        transpose(blur.filled, blur.free, height, width);
        blur.swap();
        if (blur.swapped) {
            System.arraycopy(blur.filled, 0, plane, 0, plane.length);
        }
    }

    /** Down the columns only, as rows of running sums are vector code. */
    private void alongColumns(int width, int height, double sigma) {
        double missing = 12 * sigma * sigma; // a box of n samples adds (n^2 - 1) / 12 to the variance
        for (int pass = 0; pass < PASSES; pass++) {
            int radius = (int) Math.round((Math.sqrt(missing / (PASSES - pass) + 1) - 1) / 2);
            int box = 2 * radius + 1;
            missing = Math.max(0, missing - (box * box - 1));
            if (radius > 0) {
                box(filled, free, width, height, radius);
                swap();
            }
        }
    }

    private void swap() {
        float[] swap = filled;
        filled = free;
        free = swap;
        swapped = !swapped;
    }

    private static void box(float[] from, float[] to, int width, int height, int radius) {
        float share = 1f / (2 * radius + 1);
        float[] entering = new float[width];
        float[] leaving = new float[width];
        float[] sum = new float[width];
        for (int y = -radius; y < height; y++) {
            copy(from, y + radius, height, entering);
            copy(from, y - radius - 1, height, leaving);
            for (int x = 0; x < width; x++) {
                sum[x] += (entering[x] - leaving[x]) * share;
            }
            if (y >= 0) {
                System.arraycopy(sum, 0, to, y * width, width);
            }
        }
    }

    private static void copy(float[] plane, int y, int height, float[] row) {
        if (y >= 0 && y < height) {
            System.arraycopy(plane, y * row.length, row, 0, row.length);
        } else {
            Arrays.fill(row, 0);
        }
    }

    /** Several rows at once, so that what is written lies together. */
    private static void transpose(float[] from, float[] to, int width, int height) {
        int whole = height - height % TURNED;
        for (int y = 0; y < whole; y += TURNED) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                int at = x * height + y;
                to[at] = from[row + x];
                to[at + 1] = from[row + width + x];
                to[at + 2] = from[row + 2 * width + x];
                to[at + 3] = from[row + 3 * width + x];
                to[at + 4] = from[row + 4 * width + x];
                to[at + 5] = from[row + 5 * width + x];
                to[at + 6] = from[row + 6 * width + x];
                to[at + 7] = from[row + 7 * width + x];
            }
        }
        for (int y = whole; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to[x * height + y] = from[y * width + x];
            }
        }
    }
}
