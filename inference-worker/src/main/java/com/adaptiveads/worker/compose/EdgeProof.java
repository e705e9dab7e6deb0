package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;

/**
 * What a pixel of a product's edge must look like: product over ground (Porter and Duff, Compositing Digital Images,
 * 1984), less the share of light that {@link Overlay} lets through from behind. Worked out on its own, in floating
 * point and pixel by pixel, so that a mistake of the overlay does not hide itself.
 */
final class EdgeProof {
    private static final int LEVELS = 2; // rounding of the overlay's fixed point

    private static final int AROUND = 2;
    private static final int SIDE = 2 * AROUND + 1;
    private static final double WRAP = Overlay.WRAP / 256.0;

    private final Pixels product;
    private final Ledge ground;

    EdgeProof(Pixels product, Ledge ground) {
        this.product = product;
        this.ground = ground;
    }

    /** The colour due at a place of the product, {@code 0xFFRRGGBB}. */
    int expected(int x, int y) {
        int over = product.at(x, y);
        int under = ground.at(x, y);
        int alpha = over >>> 24;
        double lightThrough = WRAP * (Neighbours.ALL - visibleAround(x, y)) / Neighbours.ALL;
        double weight = (alpha >= Overlay.OPAQUE ? 1 : alpha / 255.0) * (1 - lightThrough);
        int due = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double level = (over >> shift & 0xFF) * weight + (under >> shift & 0xFF) * (1 - weight);
            due = due << 8 | (int) (level + 0.5);
        }
        return due;
    }

    static boolean alike(int due, int found) {
        return Math.abs((due >> 16 & 0xFF) - (found >> 16 & 0xFF)) <= LEVELS
                && Math.abs((due >> 8 & 0xFF) - (found >> 8 & 0xFF)) <= LEVELS
                && Math.abs((due & 0xFF) - (found & 0xFF)) <= LEVELS;
    }

    private int visibleAround(int x, int y) {
        int[] argb = product.argb();
        if (x >= AROUND && y >= AROUND && x < product.width() - AROUND && y < product.height() - AROUND) {
            int visible = 0;
            for (int i = (y - AROUND) * product.width() + x, n = 0; n < SIDE; i += product.width(), n++) {
                visible += visible(argb[i - 2]) + visible(argb[i - 1]) + visible(argb[i]);
                visible += visible(argb[i + 1]) + visible(argb[i + 2]);
            }
            return visible;
        }
        return visibleAtBorder(x, y);
    }

    private int visibleAtBorder(int x, int y) {
        int visible = 0;
        int bottom = Math.min(product.height() - 1, y + AROUND);
        int left = Math.max(0, x - AROUND);
        int right = Math.min(product.width() - 1, x + AROUND);
        for (int ny = Math.max(0, y - AROUND); ny <= bottom; ny++) {
            int row = ny * product.width();
            for (int i = row + left; i <= row + right; i++) {
                visible += visible(product.argb()[i]);
            }
        }
        return visible;
    }

    /** 1 or 0. */
    private static int visible(int argb) {
        return (Overlay.VISIBLE - 1 - (argb >>> 24)) >>> 31;
    }
}
