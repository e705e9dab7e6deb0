package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;

/** Darkens a picture by a shadow, in place, rounded with an ordered dither so that wide soft shadows show no steps. */
final class Shading {
    private static final int[][] BAYER = bayer();
    private static final int DITHER = 8;
    private static final int ONE = 1 << 15;

    private Shading() {}

    /** @param colour {@code 0xRRGGBB} that a full shadow would have */
    static void apply(Pixels picture, Shadow shadow, int colour) {
        int width = picture.width();
        int[][] rounding = tiled(width);
        float[] coarse = new float[shadow.width()];
        int[] fine = new int[shadow.width() * shadow.cell()];
        for (int y = 0; y < picture.height(); y++) {
            if (row(shadow, y, coarse)) {
                spread(coarse, shadow.cell(), fine);
                shade(picture.argb(), y * width, width, fine, rounding[y % DITHER], colour);
            }
        }
    }

    /** One row between the samples above and below it; false when there is no shadow in it. */
    private static boolean row(Shadow shadow, int y, float[] coarse) {
        double position = (y + 0.5) / shadow.cell() - 0.5;
        int upper = (int) Math.max(0, Math.floor(position));
        int lower = Math.min(upper + 1, shadow.height() - 1);
        float part = (float) Math.clamp(position - upper, 0, 1);
        float[] density = shadow.density();
        int width = shadow.width();
        float any = 0;
        for (int x = 0; x < width; x++) {
            float value = density[upper * width + x] * (1 - part) + density[lower * width + x] * part;
            coarse[x] = value * ONE;
            any = Math.max(any, value);
        }
        return any > 0.5f / 255;
    }

    private static void spread(float[] coarse, int cell, int[] fine) {
        if (cell == 1) {
            for (int x = 0; x < coarse.length; x++) {
                fine[x] = (int) coarse[x];
            }
            return;
        }
        int half = cell / 2;
        Arrays.fill(fine, 0, half, (int) coarse[0]);
        for (int x = 0; x + 1 < coarse.length; x++) {
            float from = coarse[x];
            float step = (coarse[x + 1] - from) / cell;
            float value = from + step * (half * 2 == cell ? 0.5f : 0);
            int at = x * cell + half;
            for (int k = 0; k < cell; k++) {
                fine[at + k] = (int) value;
                value += step;
            }
        }
    }

    private static void shade(int[] argb, int start, int width, int[] density, int[] rounding, int colour) {
        int red = colour >> 16 & 0xFF;
        int green = colour >> 8 & 0xFF;
        int blue = colour & 0xFF;
        for (int x = 0; x < width; x++) {
            int p = argb[start + x];
            int d = density[x];
            int bias = rounding[x];
            int r = p >> 16 & 0xFF;
            int g = p >> 8 & 0xFF;
            int b = p & 0xFF;
            r += ((red - r) * d + bias) >> 15;
            g += ((green - g) * d + bias) >> 15;
            b += ((blue - b) * d + bias) >> 15;
            argb[start + x] = 0xFF000000 | r << 16 | g << 8 | b;
        }
    }

    /** Thresholds in units of 1/{@link #ONE}, mean one half; where the density is 0 they round to no change. */
    private static int[][] tiled(int width) {
        int[][] rows = new int[DITHER][width];
        for (int y = 0; y < DITHER; y++) {
            for (int x = 0; x < width; x++) {
                rows[y][x] = (2 * BAYER[y][x % DITHER] + 1) * (ONE / (2 * DITHER * DITHER));
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
