package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;

/**
 * How many of the 5 x 5 pixels around each pixel have at least some alpha. What lies outside the picture has none.
 * Where all have, erosion by two pixels leaves the pixel. Worked out for a {@linkplain Cover#BAND band} of rows at once,
 * as the edges of a product are a few pixels wide: too short a row for vector code.
 */
final class Neighbours {
    /** The most there can be. */
    static final int ALL = 25;

    private static final int RADIUS = Cover.MARGIN;
    private static final int ROWS = Cover.BAND + 2 * RADIUS;

    private final Pixels picture;
    private final Cover cover;
    private final int alpha;
    private final Side before;
    private final Side after;
    private int row = -1;

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
        this.before = new Side();
        this.after = new Side();
    }

    /** Goes one row down: for every pixel of it that may be visible and hides nothing, 0..{@link #ALL}. */
    void next(int[] counts) {
        row++;
        int line = row % Cover.BAND;
        if (line == 0) {
            before.count(cover.left(row), cover.start(row));
            after.count(cover.end(row), cover.right(row));
        }
        before.copy(line, counts);
        after.copy(line, counts);
    }

    /** The part of a band on one side of what hides everything, row by row with a margin all around. */
    private final class Side {
        private int left;
        private int right;
        private int pitch;
        private int[] seen = new int[0];
        private float[] columns = new float[0]; // not ints, as the JIT trusts unlike arrays not to overlap
        private int[] counts = new int[0];

        void count(int from, int to) {
            left = from;
            right = to;
            pitch = to - from + 2 * RADIUS;
            int size = ROWS * pitch;
            if (seen.length < size) {
                seen = new int[size];
                columns = new float[size];
                counts = new int[size];
            }
            for (int y = 0; y < ROWS; y++) {
                load(row - RADIUS + y, y * pitch);
            }
            see(size);
            int counted = Cover.BAND * pitch;
            sumColumns(counted);
            sumRows(counted - 2 * RADIUS);
        }

        private void load(int y, int to) {
            int from = Math.max(0, left - RADIUS);
            int end = Math.min(picture.width(), right + RADIUS);
            if (y < 0 || y >= picture.height()) {
                Arrays.fill(seen, to, to + pitch, 0);
                return;
            }
            int start = to + from - left + RADIUS;
            Arrays.fill(seen, to, start, 0);
            System.arraycopy(picture.argb(), y * picture.width() + from, seen, start, end - from);
            Arrays.fill(seen, start + end - from, to + pitch, 0);
        }

        /** 1 or 0; no branch, so that it runs as vector code. */
        private void see(int size) {
            for (int i = 0; i < size; i++) {
                seen[i] = (alpha - 1 - (seen[i] >>> 24)) >>> 31;
            }
        }

        private void sumColumns(int size) {
            int down = pitch;
            for (int i = 0; i < size; i++) {
                columns[i] = seen[i] + seen[i + down] + seen[i + 2 * down] + seen[i + 3 * down] + seen[i + 4 * down];
            }
        }

        private void sumRows(int size) {
            for (int i = 0; i < size; i++) {
                counts[i] = (int) (columns[i] + columns[i + 1] + columns[i + 2] + columns[i + 3] + columns[i + 4]);
            }
        }

        void copy(int line, int[] to) {
            System.arraycopy(counts, line * pitch, to, left, right - left);
        }
    }
}
