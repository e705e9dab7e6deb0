package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.image.Resampler;
import java.util.Optional;

/**
 * From a rough mask, wherever it comes from, to a cut-out at the photo's own size: the outline is moved onto the photo's
 * edge, softened into a matte, and the backdrop taken out of its colours. Beyond 4 megapixels that work is done on a
 * smaller copy, which bounds memory; pixels well inside are the photo's own at any size.
 */
public final class MaskCutter {
    private static final int FINE_PIXELS = 2048 * 2048;
    private static final float LEAST_REACH = 3f;
    private static final float REACH_PER_MASK_PIXEL = 1.3f;

    private MaskCutter() {}

    /**
     * Cuts out.
     *
     * @param mask how surely each place is product, 0..1, in row order; a half is the outline
     * @param width of the mask, which covers the whole photo
     * @return empty if nothing is left
     */
    public static Optional<Segmentation.Cutout> cut(
            Pixels photo, float[] mask, int width, double score, String engine) {
        double scale = Math.sqrt((double) FINE_PIXELS / photo.argb().length);
        if (scale >= 1) {
            return boxed(matted(photo, mask, width), score, engine);
        }
        Pixels small = Resampler.resize(photo, Math.max(1, (int) Math.round(photo.width() * scale)), Math.max(1, (int)
                Math.round(photo.height() * scale)));
        return boxed(Enlargement.of(matted(small, mask, width), photo), score, engine);
    }

    private static Pixels matted(Pixels photo, float[] mask, int width) {
        Outline outline = Outline.scaled(mask, width, mask.length / width, photo.width(), photo.height());
        float scale = (float) Math.sqrt((double) photo.argb().length / mask.length);
        float reach = Math.max(LEAST_REACH, REACH_PER_MASK_PIXEL * scale + 1);
        return Matte.of(photo, SoftEdges.evened(photo, BandRefinement.apply(photo, outline, reach)));
    }

    /** The cut-out with the box around what is not fully transparent; empty if all is. */
    static Optional<Segmentation.Cutout> boxed(Pixels image, double score, String engine) {
        int left = image.width();
        int top = image.height();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                if (image.at(x, y) >>> 24 != 0) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0
                ? Optional.empty()
                : Optional.of(new Segmentation.Cutout(image, new Box(left, top, right, bottom), score, engine));
    }
}
