package com.adaptiveads.worker.scene.clip;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Crop;
import com.adaptiveads.worker.image.OpaqueArea;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.image.Resampler;
import java.util.Arrays;
import java.util.Optional;

/**
 * The product as CLIP is to see it: by itself, whole, in the middle of a square of mid grey, which is about the mean of
 * what CLIP was trained on and says nothing. A white ground would hide a white product.
 */
final class ProductView {
    private static final int GREY = 0xFF7F7F7F;
    /** Twice what the model looks at: more is not seen. */
    private static final int LONGEST_SIDE = 448;
    /** Of the product's longer side, on every side. */
    private static final double MARGIN = 0.1;

    private ProductView() {}

    /** None when nothing is cut out. */
    static Optional<Pixels> of(Pixels cutout) {
        return OpaqueArea.of(cutout).map(box -> onGrey(Resampler.preview(Crop.of(cutout, box), LONGEST_SIDE)));
    }

    private static Pixels onGrey(Pixels product) {
        int longer = Math.max(product.width(), product.height());
        int side = longer + 2 * (int) Math.ceil(MARGIN * longer);
        Pixels square = new Pixels(side, side);
        Arrays.fill(square.argb(), GREY);
        Box at = centred(product, side);
        for (int y = 0; y < product.height(); y++) {
            int to = (at.top() + y) * side + at.left();
            for (int x = 0; x < product.width(); x++) {
                square.argb()[to + x] = over(product.at(x, y));
            }
        }
        return square;
    }

    private static Box centred(Pixels product, int side) {
        int left = (side - product.width()) / 2;
        int top = (side - product.height()) / 2;
        return new Box(left, top, left + product.width(), top + product.height());
    }

    private static int over(int argb) {
        int alpha = argb >>> 24;
        int mixed = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int level = argb >> shift & 0xFF;
            int ground = GREY >> shift & 0xFF;
            mixed = mixed << 8 | (level * alpha + ground * (255 - alpha) + 127) / 255;
        }
        return mixed;
    }
}
