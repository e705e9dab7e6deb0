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
    private final float[][] recent;
    private final float[][] block;
    private final float[][] columns;
    private final float[] column = new float[PLANES * SIDE];
    private final float[] shares = new float[SIDE];
    private final int[] packed = new int[BLOCK * SIDE];
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
        recent = new float[down.most()][PLANES * widest];
        block = new float[BLOCK][PLANES * widest];
        columns = new float[widest][PLANES * SIDE];
        taps = new float[Math.max(across.most(), down.most())][];
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
            Lanes.weigh(taps, down.weights()[y + k], block[k % BLOCK], planes() * count);
            if (k % BLOCK == BLOCK - 1 || k == bottom - y - 1) {
                turn(k - k % BLOCK);
            }
        }
    }

    private void unpack(int start, float[] row) {
        for (int c = 0; c < COLOURS; c++) {
            if (opaque) {
                Lanes.unpack(source.argb(), start, SHIFT[c], row, c * count, count);
            } else {
                Lanes.premultiply(source.argb(), start, SHIFT[c], row, c * count, count);
            }
        }
        if (!opaque) {
            Lanes.alpha(source.argb(), start, row, COLOURS * count, count);
        }
    }

    private void turn(int lane) {
        for (int plane = 0; plane < planes(); plane++) {
            for (int row = 0; row < BLOCK; row += Lanes.TURNED) {
                Lanes.turn(block, row, plane * count, columns, plane * SIDE + lane + row, count);
            }
        }
    }

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
                turn(at - k, k + 1, y, bottom);
            }
        }
    }

    /** Transposes a few columns of pixels into the result. */
    private void turn(int x, int width, int y, int bottom) {
        int[] argb = result.argb();
        for (int row = 0; row < bottom - y; row++) {
            int to = (y + row) * result.width() + x;
            if (width == BLOCK) {
                Lanes.turn(packed, 0, row, argb, to);
                Lanes.turn(packed, Lanes.TURNED, row, argb, to + Lanes.TURNED);
                continue;
            }
            for (int k = 0; k < width; k++) {
                argb[to + k] = packed[k * SIDE + row];
            }
        }
    }
}
