package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;

/**
 * The outline of a product on its canvas, in coarse samples.
 *
 * @param cell side of a sample, canvas pixels
 * @param alpha mean alpha of each sample, 0..1, in row order
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package, made and used within one composition
record Silhouette(int cell, int width, int height, float[] alpha) {
    private static final float SOLID = 0.5f;

    /** The product with its top left corner at {@code left, top} of the canvas; there is a margin right and below. */
    static Silhouette of(Pixels product, int left, int top, int canvasWidth, int canvasHeight, int cell) {
        int width = (canvasWidth + cell - 1) / cell + 1;
        int height = (canvasHeight + cell - 1) / cell + 1;
        float[] alpha = new float[width * height];
        float[] sums = new float[product.width()];
        float share = 1f / (255 * cell * cell);
        for (int y = 0; y < product.height(); y++) {
            addAlpha(product, y, sums);
            int row = (top + y) / cell;
            if (y + 1 == product.height() || (top + y + 1) / cell != row) {
                for (int x = 0, column = left / cell; x < sums.length; column++) {
                    float sum = 0;
                    for (int end = Math.min(sums.length, (column + 1) * cell - left); x < end; x++) {
                        sum += sums[x];
                    }
                    alpha[row * width + column] = sum * share;
                }
                Arrays.fill(sums, 0);
            }
        }
        return new Silhouette(cell, width, height, alpha);
    }

    private static void addAlpha(Pixels product, int y, float[] sums) {
        int[] argb = product.argb();
        int start = y * sums.length;
        for (int x = 0; x < sums.length; x++) {
            sums[x] += argb[start + x] >>> 24;
        }
    }

    /** A plane with the outline moved down by so many samples, times a strength that grows from top to bottom. */
    float[] moved(double down, double strengthAtTop, double strength) {
        float[] moved = new float[alpha.length];
        int rows = (int) down;
        float part = (float) (down - rows);
        int top = top();
        int span = Math.max(1, bottom() - top);
        for (int y = rows; y < height; y++) {
            int from = (y - rows) * width;
            double depth = Math.clamp((double) (y - rows - top) / span, 0, 1);
            float factor = (float) (strengthAtTop + (strength - strengthAtTop) * depth);
            float rest = (1 - part) * factor;
            for (int x = 0; x < width; x++) {
                moved[y * width + x] = alpha[from + x] * rest;
            }
            for (int x = 0; x < width && from > 0; x++) {
                moved[y * width + x] += alpha[from - width + x] * part * factor;
            }
        }
        return moved;
    }

    /** The lowest solid row of each column, -1 where there is none. */
    int[] bottoms() {
        int[] bottoms = new int[width];
        Arrays.fill(bottoms, -1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (alpha[y * width + x] > SOLID) {
                    bottoms[x] = y;
                }
            }
        }
        return bottoms;
    }

    /** The lowest solid row; 0 when nothing is solid. */
    int bottom() {
        for (int i = alpha.length - 1; i >= 0; i--) {
            if (alpha[i] > SOLID) {
                return i / width;
            }
        }
        return 0;
    }

    /** The highest solid row; 0 when nothing is solid. */
    int top() {
        for (int i = 0; i < alpha.length; i++) {
            if (alpha[i] > SOLID) {
                return i / width;
            }
        }
        return 0;
    }
}
