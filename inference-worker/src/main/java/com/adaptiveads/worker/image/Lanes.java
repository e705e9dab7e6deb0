package com.adaptiveads.worker.image;

/**
 * The inner loops of resampling, on planes of floats. Written so that the JIT turns them into vector code: no branches,
 * arrays of the same type only at the same index (else it must assume that they overlap), and levels limited as
 * integers, which is one instruction where floats need several.
 */
final class Lanes {
    /** How many there are in a plane of a column: a constant, without which packing is no vector code. */
    static final int COUNT = 128;

    /** How many are turned at once. */
    static final int TURNED = 8;

    private static final float SHARE = 1 / 255f;
    private static final float LEAST_ALPHA = 0.5f / 255;

    private static final int LINE = 16;
    private static final int HEADER = 4;

    private Lanes() {}

    /** The least multiple of what a line of the cache holds from a length on, floats or ints. */
    static int whole(int length) {
        return (length + LINE - 1) / LINE * LINE;
    }

    /**
     * The least length from the given one on with which an array and its header fill whole lines of the cache. Arrays
     * allocated one after the other then all start at the same place of a line. A loop over several of them starts
     * where one is aligned; where the others are not, every vector is loaded from two lines, at half the speed.
     */
    static int padded(int length) {
        return whole(length + HEADER) - HEADER;
    }

    /** Allocates rows of at least the given length, {@linkplain #padded padded}. */
    static void allocate(float[][] rows, int length) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[padded(length)];
        }
    }

    /** All alpha bits that every one of the pixels has, in place. */
    static int common(int[] argb, int start, int count) {
        int bits = -1;
        for (int i = 0; i < count; i++) {
            bits &= argb[start + i];
        }
        return bits;
    }

    /** All bits that any of the pixels has, in place. */
    static int any(int[] argb, int start, int count) {
        int bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= argb[start + i];
        }
        return bits;
    }

    /** One channel, 0..255. */
    static void unpack(int[] argb, int start, int shift, float[] plane, int to, int count) {
        for (int i = 0; i < count; i++) {
            plane[to + i] = argb[start + i] >> shift & 0xFF;
        }
    }

    /** One channel times alpha, 0..255. */
    static void premultiply(int[] argb, int start, int shift, float[] plane, int to, int count) {
        for (int i = 0; i < count; i++) {
            int p = argb[start + i];
            plane[to + i] = (p >>> 24) * SHARE * (p >> shift & 0xFF);
        }
    }

    /** Alpha, 0..1. */
    static void alpha(int[] argb, int start, float[] plane, int to, int count) {
        for (int i = 0; i < count; i++) {
            plane[to + i] = (argb[start + i] >>> 24) * SHARE;
        }
    }

    /** The weighted sum of as many rows as there are weights; three at a time, as storing costs more than adding. */
    static void weigh(float[][] rows, float[] weights, float[] sum, int count) {
        int k = weights.length % 3 == 0 ? 3 : weights.length % 3;
        switch (k) {
            case 1 -> first(rows[0], weights[0], sum, count);
            case 2 -> first(rows[0], weights[0], rows[1], weights[1], sum, count);
            default -> first(rows[0], weights[0], rows[1], weights[1], rows[2], weights[2], sum, count);
        }
        for (; k < weights.length; k += 3) {
            add(rows[k], weights[k], rows[k + 1], weights[k + 1], rows[k + 2], weights[k + 2], sum, count);
        }
    }

    private static void first(float[] a, float wa, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] = a[i] * wa;
        }
    }

    private static void first(float[] a, float wa, float[] b, float wb, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] = a[i] * wa + b[i] * wb;
        }
    }

    private static void first(float[] a, float wa, float[] b, float wb, float[] c, float wc, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] = a[i] * wa + b[i] * wb + c[i] * wc;
        }
    }

    private static void add(float[] a, float wa, float[] b, float wb, float[] c, float wc, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += a[i] * wa + b[i] * wb + c[i] * wc;
        }
    }

    /** Transposes {@value #TURNED} rows, from {@code row} on, into as many lanes of the columns. */
    static void turn(float[][] rows, int row, int from, float[][] columns, int to, int count) {
        float[] a = rows[row];
        float[] b = rows[row + 1];
        float[] c = rows[row + 2];
        float[] d = rows[row + 3];
        float[] e = rows[row + 4];
        float[] f = rows[row + 5];
        float[] g = rows[row + 6];
        float[] h = rows[row + 7];
        for (int x = 0; x < count; x++) {
            float[] column = columns[x];
            column[to] = a[from + x];
            column[to + 1] = b[from + x];
            column[to + 2] = c[from + x];
            column[to + 3] = d[from + x];
            column[to + 4] = e[from + x];
            column[to + 5] = f[from + x];
            column[to + 6] = g[from + x];
            column[to + 7] = h[from + x];
        }
    }

    /** {@value #TURNED} pixels of a row, one from each of as many packed columns, the first of which is given. */
    static void turn(int[] packed, int column, int lane, int[] argb, int to) {
        int from = column * COUNT + lane;
        argb[to] = packed[from];
        argb[to + 1] = packed[from + COUNT];
        argb[to + 2] = packed[from + 2 * COUNT];
        argb[to + 3] = packed[from + 3 * COUNT];
        argb[to + 4] = packed[from + 4 * COUNT];
        argb[to + 5] = packed[from + 5 * COUNT];
        argb[to + 6] = packed[from + 6 * COUNT];
        argb[to + 7] = packed[from + 7 * COUNT];
    }

    /** Three planes of a column as opaque pixels. */
    static void pack(float[] planes, int[] argb, int to) {
        for (int i = 0; i < COUNT; i++) {
            argb[to + i] =
                    0xFF000000 | level(planes[i]) << 16 | level(planes[COUNT + i]) << 8 | level(planes[2 * COUNT + i]);
        }
    }

    /** Three premultiplied planes of a column and its alpha as straight pixels; {@code shares} is room to work in. */
    static void packStraight(float[] planes, float[] shares, int[] argb, int to) {
        for (int i = 0; i < COUNT; i++) {
            shares[i] = 1 / Math.max(LEAST_ALPHA, Math.min(planes[3 * COUNT + i], 1f));
        }
        for (int i = 0; i < COUNT; i++) {
            int alpha = level(planes[3 * COUNT + i] * 255);
            int p = alpha << 24
                    | level(planes[i] * shares[i]) << 16
                    | level(planes[COUNT + i] * shares[i]) << 8
                    | level(planes[2 * COUNT + i] * shares[i]);
            argb[to + i] = p & -alpha >> 31; // 0 where nothing is visible
        }
    }

    private static int level(float value) {
        return Math.max(0, Math.min(255, (int) (value + 0.5f)));
    }
}
