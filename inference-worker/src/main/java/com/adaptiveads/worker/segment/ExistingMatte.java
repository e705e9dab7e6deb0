package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;

/** Photos that were cut out before they came: their own alpha is the matte. */
final class ExistingMatte {
    private static final double LEAST_SHARE = 0.01;

    private ExistingMatte() {}

    /** Whether at least a hundredth of the picture is see-through; a stray transparent pixel is no matte. */
    static boolean in(Pixels photo) {
        long through = 0;
        for (int argb : photo.argb()) {
            through += argb >>> 24 < 128 ? 1 : 0;
        }
        return through >= LEAST_SHARE * photo.argb().length;
    }

    /** The picture as it is, what is fully transparent made black so that no hidden colour travels on. */
    static Pixels of(Pixels photo) {
        int[] argb = photo.argb().clone();
        for (int i = 0; i < argb.length; i++) {
            argb[i] = argb[i] >>> 24 == 0 ? 0 : argb[i];
        }
        return new Pixels(photo.width(), photo.height(), argb);
    }
}
