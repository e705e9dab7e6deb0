package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;

/**
 * What a pixel of a product's edge must look like: product over ground (Porter and Duff, Compositing Digital Images,
 * 1984), less the share of light that {@link Overlay} lets through from behind. Worked out on its own, in floating
 * point and pixel by pixel, so that a mistake of the overlay does not hide itself. Only {@link Neighbours} serve both.
 */
final class EdgeProof {
    private static final int LEVELS = 2; // rounding of the overlay's fixed point

    /** How much of the background each neighbour that is not visible lets through. */
    private static final double WRAP = Overlay.WRAP / 256.0 / Neighbours.ALL;

    private static final double ALPHA_STEP = 1 / 255.0;

    private final Pixels product;
    private final Ledge ground;

    EdgeProof(Pixels product, Ledge ground) {
        this.product = product;
        this.ground = ground;
    }

    /**
     * The colour due at a place of the product, {@code 0xFFRRGGBB}.
     *
     * @param visibleAround how many pixels of the 25 around it have at least the alpha {@link Overlay#VISIBLE}
     */
    int expected(int x, int y, int visibleAround) {
        int over = product.at(x, y);
        int under = ground.at(x, y);
        int alpha = over >>> 24;
        double weight =
                (alpha >= Overlay.OPAQUE ? 1 : alpha * ALPHA_STEP) * (1 - WRAP * (Neighbours.ALL - visibleAround));
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
}
