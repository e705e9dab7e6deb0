package com.adaptiveads.worker.image;

/**
 * Draws a resampled picture square by square: small enough that what belongs to a square stays in the cache, and most
 * squares of a cut-out are wholly opaque, which needs no alpha, or wholly transparent, which needs nothing. Both passes
 * run along rows of planar floats; the square is transposed in between instead of being walked across.
 */
final class ResampledTile {
    /** Of a square, pixels of the result. */
    static final int SIDE = Lanes.COUNT;

    private static final int BLOCK = 2 * Lanes.TURNED;
    private static final int[] SHIFT = {16, 8, 0};
    private static final int COLOURS = SHIFT.length;
    private static final int PLANES = COLOURS + 1;

    private final Pixels source;
    private final FilterTaps across;
    private final FilterTaps down;
    private final Pixels result;
    private final int plane;
    private final float[][] recent;
    private final float[][] block;
    private final float[][] columns;
    private final float[] column;
    private final float[] shares;
    private final int[] packed;
    private final int[] square = new int[SIDE * SIDE];
    private final float[][] taps;
    private int left;
    private int count;
    private boolean opaque;

    ResampledTile(Pixels source, FilterTaps across, FilterTaps down, Pixels result) {
        this.source = source;
        this.across = across;
        this.down = down;
        this.result = result;
        int widest = 0;
        for (int x = 0; x < result.width(); x += SIDE) {
            widest = Math.max(widest, across.end(Math.min(x + SIDE, result.width()) - 1) - across.first()[x]);
        }
        plane = Lanes.whole(widest);
        recent = new float[down.most()][];
        block = new float[BLOCK][];
        columns = new float[widest][];
        taps = new float[Math.max(across.most(), down.most())][];
        Lanes.allocate(recent, PLANES * plane);
        Lanes.allocate(block, PLANES * plane);
        Lanes.allocate(columns, PLANES * SIDE);
        column = new float[Lanes.padded(PLANES * SIDE)];
        shares = new float[Lanes.padded(SIDE)];
        packed = new int[BLOCK * SIDE];
    }

    /** Draws the square whose top left corner is given. The result is transparent before. */
    void draw(int x, int y) {
        int right = Math.min(x + SIDE, result.width());
        int bottom = Math.min(y + SIDE, result.height());
        left = across.first()[x];
        count = across.end(right - 1) - left;
        opaque = true;
        boolean visible = false;
        for (int row = down.first()[y]; row < down.end(bottom - 1) && (opaque || !visible); row++) {
            int start = row * source.width() + left;
            boolean solid = opaque && Lanes.common(source.argb(), start, count) >>> 24 == 0xFF;
            visible |= solid || Lanes.any(source.argb(), start, count) >>> 24 != 0;
            opaque = solid;
        }
        if (visible) {
            fill(y, bottom);
            lay(x, right, y, bottom);
        }
    }

    private int planes() {
        return opaque ? COLOURS : PLANES;
    }

    /** The square's rows at the source's width, turned: one array of planes for each column. */
    private void fill(int y, int bottom) {
        int next = down.first()[y];
        for (int k = 0; k < bottom - y; k++) {
            int first = down.first()[y + k];
            int end = down.end(y + k);
            for (next = Math.max(next, first); next < end; next++) {
                unpack(next * source.width() + left, recent[next % recent.length]);
            }
            for (int row = first; row < end; row++) {
                taps[row - first] = recent[row % recent.length];
            }
            Lanes.weigh(taps, down.weights()[y + k], block[k % BLOCK], planes() * plane);
            if (k % BLOCK == BLOCK - 1 || k == bottom - y - 1) {
                turnBlock(k - k % BLOCK);
            }
        }
    }

    private void unpack(int start, float[] row) {
        for (int c = 0; c < COLOURS; c++) {
            if (opaque) {
                Lanes.unpack(source.argb(), start, SHIFT[c], row, c * plane, count);
            } else {
                Lanes.premultiply(source.argb(), start, SHIFT[c], row, c * plane, count);
            }
        }
        if (!opaque) {
            Lanes.alpha(source.argb(), start, row, COLOURS * plane, count);
        }
    }

    private void turnBlock(int lane) {
        for (int c = 0; c < planes(); c++) {
            for (int row = 0; row < BLOCK; row += Lanes.TURNED) {
                Lanes.turn(block, row, c * plane, columns, c * SIDE + lane + row, count);
            }
        }
    }

    /** The square's columns at the result's width, turned back and copied. */
    private void lay(int x, int right, int y, int bottom) {
        for (int at = x; at < right; at++) {
            float[] weights = across.weights()[at];
            System.arraycopy(columns, across.first()[at] - left, taps, 0, weights.length);
            Lanes.weigh(taps, weights, column, planes() * SIDE);
            int k = (at - x) % BLOCK;
            if (opaque) {
                Lanes.pack(column, packed, k * SIDE);
            } else {
                Lanes.packStraight(column, shares, packed, k * SIDE);
            }
            if (k == BLOCK - 1 || at == right - 1) {
                turnPacked(at - x - k, bottom - y);
            }
        }
        for (int row = 0; row < bottom - y; row++) {
            System.arraycopy(square, row * SIDE, result.argb(), (y + row) * result.width() + x, right - x);
        }
    }

    /** Transposes a few columns of pixels into the square, which is copied in whole rows as a column is slow to reach. */
    private void turnPacked(int x, int height) {
        for (int row = 0; row < height; row++) {
            Lanes.turn(packed, 0, row, square, row * SIDE + x);
            Lanes.turn(packed, Lanes.TURNED, row, square, row * SIDE + x + Lanes.TURNED);
        }
    }
}
