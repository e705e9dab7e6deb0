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
    private final int[] columns;
    private int row = -1;

    /** @param alpha 1..255 */
    Neighbours(Pixels picture, int alpha) {
        this.picture = picture;
        this.alpha = alpha;
        this.columns = new int[picture.width()];
        for (int y = 0; y < RADIUS; y++) {
            count(y, 1);
        }
    }

    /** For every pixel of a row, 0..{@link #ALL}; rows are asked for in order, from 0, each once. */
    int[] of(int y) {
        if (y != ++row) {
            throw new IllegalStateException("row " + y + " asked for in place of " + row);
        }
        count(y + RADIUS, 1);
        count(y - RADIUS - 1, -1);
        int width = columns.length;
        int[] counts = new int[width];
        int sum = 0;
        for (int x = -RADIUS; x < width; x++) {
            sum += x + RADIUS < width ? columns[x + RADIUS] : 0;
            sum -= x - RADIUS - 1 >= 0 ? columns[x - RADIUS - 1] : 0;
            if (x >= 0) {
                counts[x] = sum;
            }
        }
        return counts;
    }

    private void count(int y, int sign) {
        if (y < 0 || y >= picture.height()) {
            return;
        }
        int[] argb = picture.argb();
        int start = y * columns.length;
        for (int x = 0; x < columns.length; x++) {
            columns[x] += (argb[start + x] >>> 24) >= alpha ? sign : 0;
        }
    }
}
