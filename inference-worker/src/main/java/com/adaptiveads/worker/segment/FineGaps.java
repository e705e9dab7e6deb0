package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;

/**
 * Opens gaps that only the photo's own size shows: between wires, strings, leaves. On the reduced photo the product's
 * blur fills them; here their middle still has the backdrop's colour and brightness.
 */
final class FineGaps {
    private static final double HALF_WIDTH = 4.0 / 450;

    /** No shadow falls from full light to this and back within a gap: what is as dark on both sides is product. */
    private static final float DARK = 0.88f;

    private static final float DARK_RANGE = 0.1f;

    private FineGaps() {}

    /**
     * A rough mask at the photo's size, without such gaps.
     *
     * @param mask at the photo's size, in row order; opened in place
     * @param backdrop of a reduced copy
     */
    static void open(Pixels photo, boolean[] mask, Backdrop backdrop) {
        int width = photo.width();
        int height = photo.height();
        boolean[] outside = new boolean[mask.length];
        for (int i = 0; i < outside.length; i++) {
            outside[i] = !mask[i];
        }
        Evidence evidence = Evidence.within(mask, photo, backdrop);
        for (int i = 0; i < mask.length; i++) {
            float dark = mask[i] ? (DARK - evidence.shade()[i]) / DARK_RANGE : 0;
            evidence.product()[i] = Math.clamp(dark, evidence.product()[i], 1f);
        }
        boolean[] seen = Slits.opened(outside, outside, evidence, HALF_WIDTH, width, height);
        for (int i = 0; i < mask.length; i++) {
            mask[i] &= !seen[i];
        }
    }
}
