package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.segment.MaskCutter;
import com.adaptiveads.worker.segment.Segmentation.Cutout;
import java.util.Optional;

/** Photos that are see-through in part: the network looks at them on white, and what was see-through stays so. */
final class Transparency {
    private Transparency() {}

    /** The photo itself when it is opaque. */
    static Pixels onWhite(Pixels photo) {
        if (opaque(photo)) {
            return photo;
        }
        int[] argb = new int[photo.argb().length];
        for (int i = 0; i < argb.length; i++) {
            int pixel = photo.argb()[i];
            int alpha = pixel >>> 24;
            int mixed = 0xFF;
            for (int shift = 16; shift >= 0; shift -= 8) {
                mixed = mixed << 8 | ((pixel >> shift & 0xFF) * alpha + 255 * (255 - alpha) + 127) / 255;
            }
            argb[i] = mixed;
        }
        return new Pixels(photo.width(), photo.height(), argb);
    }

    /** The cut-out no less see-through than the photo, whose own colours it has there; empty if nothing is left. */
    static Optional<Cutout> kept(Cutout cutout, Pixels photo) {
        if (opaque(photo)) {
            return Optional.of(cutout);
        }
        int[] argb = cutout.image().argb().clone();
        for (int i = 0; i < argb.length; i++) {
            int own = photo.argb()[i] >>> 24;
            if (own < 255) {
                int alpha = Math.min(own, argb[i] >>> 24);
                argb[i] = alpha == 0 ? 0 : alpha << 24 | (photo.argb()[i] & 0xFFFFFF);
            }
        }
        return MaskCutter.boxed(new Pixels(photo.width(), photo.height(), argb), cutout.score(), cutout.engine());
    }

    private static boolean opaque(Pixels photo) {
        for (int pixel : photo.argb()) {
            if (pixel >>> 24 != 0xFF) {
                return false;
            }
        }
        return true;
    }
}
