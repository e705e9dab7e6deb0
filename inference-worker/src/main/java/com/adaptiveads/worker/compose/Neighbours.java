package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;

/**
 * How many of the 5 x 5 pixels around each pixel have at least some alpha. What lies outside the picture has none.
 * Where all have, erosion by two pixels leaves the pixel.
 */
final class Neighbours {
    /** The most there can be. */
    static final int ALL = 25;

    private static final int RADIUS = 2;

    private final Pixels picture;
    private final int alpha;
    private final float[]
            columns; // with a margin on both sides; floats, as the JIT trusts unlike arrays not to overlap
    private final float[] sums;
    private int row = -1;

    /**
     * Starts above the first row.
     *
     * @param alpha 1..255
     */
    Neighbours(Pixels picture, int alpha) {
        this.picture = picture;
        this.alpha = alpha;
        this.columns = new float[picture.width() + 2 * RADIUS];
        this.sums = new float[picture.width()];
        for (int y = 0; y < RADIUS; y++) {
            count(y, 1);
        }
    }

    /** Goes one row down: for every pixel of it, 0..{@link #ALL}. */
    void next(int[] counts) {
        row++;
        count(row + RADIUS, 1);
        count(row - RADIUS - 1, -1);
        for (int x = 0; x < sums.length; x++) {
            sums[x] = columns[x] + columns[x + 1] + columns[x + 2] + columns[x + 3] + columns[x + 4];
        }
        for (int x = 0; x < sums.length; x++) {
            counts[x] = (int) sums[x];
        }
    }

    private void count(int y, int sign) {
        if (y < 0 || y >= picture.height()) {
            return;
        }
        int[] argb = picture.argb();
        int width = picture.width();
        int start = y * width;
        for (int x = 0; x < width; x++) {
            int less = ((argb[start + x] >>> 24) - alpha) >> 31; // -1 or 0: no branch, so that it runs as vector code
            columns[x + RADIUS] += sign * (less + 1);
        }
    }
}
