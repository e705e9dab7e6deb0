package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;

/**
 * How many of the 5 x 5 pixels around each pixel have at least some alpha. What lies outside the picture has none.
 * Where all have, erosion by two pixels leaves the pixel.
 */
final class Neighbours {
    /** The most there can be. */
    static final int ALL = 25;

    private static final int RADIUS = Cover.MARGIN;
    private static final int SIDE = 2 * RADIUS + 1;

    private final Pixels picture;
    private final Cover cover;
    private final int alpha;
    private final float[]
            columns; // with a margin on both sides; floats, as the JIT trusts unlike arrays not to overlap
    private final float[] sums;
    private int row = -1;
    private int left;
    private int hidden;
    private int seen;
    private int right;

    /**
     * Starts above the first row.
     *
     * @param cover of the picture: only what may be visible and hides nothing is counted
     * @param alpha 1..255
     */
    Neighbours(Pixels picture, Cover cover, int alpha) {
        this.picture = picture;
        this.cover = cover;
        this.alpha = alpha;
        this.columns = new float[picture.width() + 2 * RADIUS];
        this.sums = new float[picture.width()];
        recall(cover.left(0), cover.right(0), cover.right(0), cover.right(0));
        for (int y = 0; y < RADIUS; y++) {
            count(y, 1, left, right);
        }
    }

    /** Goes one row down: for every pixel of it that may be visible and hides nothing, 0..{@link #ALL}. */
    void next(int[] counts) {
        row++;
        int start = cover.start(row);
        int end = cover.end(row);
        int newHidden = Math.min(start + RADIUS, end); // what lies deeper in the core is nobody's neighbour
        int newSeen = Math.max(end - RADIUS, newHidden);
        if (cover.left(row) != left || newHidden != hidden || newSeen != seen || cover.right(row) != right) {
            recall(cover.left(row), newHidden, newSeen, cover.right(row));
        }
        move(left, hidden);
        move(seen, right);
        sum(counts, left, start);
        sum(counts, end, right);
    }

    /** Columns that were left out above or are from now on: with nothing visible near, or with all. */
    private void recall(int newLeft, int newHidden, int newSeen, int newRight) {
        for (int x = left; x < right; x++) {
            if (x < newLeft || x >= newRight) {
                columns[x + RADIUS] = 0;
            } else if (x >= hidden && x < seen && (x < newHidden || x >= newSeen)) {
                columns[x + RADIUS] = SIDE;
            }
        }
        left = newLeft;
        hidden = newHidden;
        seen = newSeen;
        right = newRight;
    }

    private void move(int from, int to) {
        count(row + RADIUS, 1, from, to);
        count(row - RADIUS - 1, -1, from, to);
    }

    private void sum(int[] counts, int from, int to) {
        for (int x = from; x < to; x++) {
            sums[x] = columns[x] + columns[x + 1] + columns[x + 2] + columns[x + 3] + columns[x + 4];
        }
        for (int x = from; x < to; x++) {
            counts[x] = (int) sums[x];
        }
    }

    private void count(int y, int sign, int from, int to) {
        if (y < 0 || y >= picture.height()) {
            return;
        }
        int[] argb = picture.argb();
        int start = y * picture.width();
        for (int x = from; x < to; x++) {
            int less = ((argb[start + x] >>> 24) - alpha) >> 31; // -1 or 0: no branch, so that it runs as vector code
            columns[x + RADIUS] += sign * (less + 1);
        }
    }
}
