package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;

/** Darkens a picture by a shadow, with an ordered dither so that wide soft shadows show no steps. */
final class Shading {
    private static final int[][] BAYER = bayer();
    private static final int DITHER = 8;
    private static final int FULL = 256;

    private Shading() {}

    /**
     * The picture, darkened; nothing where the product will hide it.
     *
     * @param cover of the product
     * @param at where the product will be
     * @param colour {@code 0xRRGGBB} that a full shadow would have
     */
    static Pixels of(Pixels picture, Shadow shadow, int colour, Cover cover, Placement at) {
        int width = picture.width();
        Pixels result = new Pixels(width, picture.height());
        float[][] thresholds = tiled(width);
        float[] upper = new float[shadow.width() * shadow.cell()];
        float[] lower = new float[upper.length];
        float[] density = new float[width];
        spread(shadow, 0, lower);
        int loaded = -1;
        for (int y = 0; y < picture.height(); y++) {
            double position = Math.max(0, (y + 0.5) / shadow.cell() - 0.5);
            int row = (int) position;
            if (row != loaded) {
                float[] free = upper;
                upper = lower;
                lower = free;
                spread(shadow, Math.min(row + 1, shadow.height() - 1), lower);
                loaded = row;
            }
            boolean beside = y < at.y() || y >= at.y() + at.height();
            int start = beside ? width : at.x() + cover.start(y - at.y());
            int end = beside ? width : at.x() + cover.end(y - at.y());
            float part = (float) (position - row);
            float[] dither = thresholds[y % DITHER];
            between(upper, lower, part, dither, density, 0, start);
            between(upper, lower, part, dither, density, end, width);
            shade(picture.argb(), result.argb(), y * width, density, colour, 0, start);
            shade(picture.argb(), result.argb(), y * width, density, colour, end, width);
        }
        return result;
    }

    /** One row of samples, linear between their centres, at the width of the canvas and scaled to {@link #FULL}. */
    private static void spread(Shadow shadow, int row, float[] fine) {
        float[] density = shadow.density();
        int start = row * shadow.width();
        int cell = shadow.cell();
        for (int k = 0; k < cell; k++) {
            double offset = (k + 0.5) / cell - 0.5;
            int back = offset < 0 ? 1 : 0;
            float part = (float) (offset + back) * FULL;
            float rest = FULL - part;
            int first = start - back;
            int end = shadow.width() - 1 + back;
            if (cell == Shadow.MAX_CELL) { // the usual one: with a constant stride no index is checked in the loop
                for (int x = back; x < end; x++) {
                    fine[x * Shadow.MAX_CELL + k] = density[first + x] * rest + density[first + x + 1] * part;
                }
            } else {
                for (int x = back; x < end; x++) {
                    fine[x * cell + k] = density[first + x] * rest + density[first + x + 1] * part;
                }
            }
        }
        for (int k = 0; 2 * k + 1 < cell; k++) {
            fine[k] = density[start] * FULL;
        }
    }

    private static void between(
            float[] upper, float[] lower, float part, float[] thresholds, float[] density, int from, int to) {
        for (int x = from; x < to; x++) {
            density[x] = upper[x] + (lower[x] - upper[x]) * part + thresholds[x];
        }
    }

    /**
     * One row. Densities are 0..{@link #FULL}; red and blue are mixed in one multiplication. As floats, unlike ints, the
     * JIT knows not to overlap with the pixels, and the pixels are at the same index in both pictures: vector code.
     */
    private static void shade(int[] from, int[] to, int start, float[] density, int colour, int first, int end) {
        int redBlue = colour & 0xFF00FF;
        int green = colour & 0x00FF00;
        for (int i = start + first; i < start + end; i++) {
            int p = from[i];
            int d = (int) density[i - start];
            int rb = p & 0xFF00FF;
            int g = p & 0x00FF00;
            int mixedRedBlue = (rb << 8) + (redBlue - rb) * d + 0x800080;
            int mixedGreen = (g << 8) + (green - g) * d + 0x008000;
            to[i] = 0xFF000000 | ((mixedRedBlue >>> 8) & 0xFF00FF) | ((mixedGreen >>> 8) & 0x00FF00);
        }
    }

    /** Thresholds below one step of density, 0..1: no shadow stays none. */
    private static float[][] tiled(int width) {
        float[][] rows = new float[DITHER][width];
        for (int y = 0; y < DITHER; y++) {
            for (int x = 0; x < width; x++) {
                rows[y][x] = (2 * BAYER[y][x % DITHER] + 1) / (2f * DITHER * DITHER);
            }
        }
        return rows;
    }

    /** The 8 x 8 index matrix of B. E. Bayer (1973), 0..63. */
    private static int[][] bayer() {
        int[][] matrix = new int[DITHER][DITHER];
        for (int y = 0; y < DITHER; y++) {
            for (int x = 0; x < DITHER; x++) {
                int value = 0;
                for (int bit = 0; bit < 3; bit++) {
                    int row = (y >> bit) & 1;
                    int column = ((x ^ y) >> bit) & 1;
                    value |= (2 * column + row) << (4 - 2 * bit);
                }
                matrix[y][x] = value;
            }
        }
        return matrix;
    }
}
