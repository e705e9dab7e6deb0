package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Crop;
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

    /** How much of the surroundings is looked at, in reaches: the colours beside the band are taken from there. */
    private static final float SURROUNDINGS = 3f;

    /** Colours are gathered tile by tile; the same tiles, whatever the window. */
    private static final int ALIGNMENT = 4;

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

    /**
     * Cuts out along an outline that can be drawn at any size; only the part of the photo around it is worked on.
     *
     * @return empty if nothing is left
     */
    public static Optional<Segmentation.Cutout> cut(Pixels photo, RoughMask mask, double score, String engine) {
        float reach = reach(mask, photo.width(), photo.height());
        Box window = grown(mask.extent(photo.width(), photo.height()), Math.round(SURROUNDINGS * reach), photo);
        Pixels part = Crop.of(photo, window);
        double scale = Math.min(1, Math.sqrt((double) FINE_PIXELS / part.argb().length));
        Pixels matted = scale == 1
                ? matted(part, mask.drawn(photo.width(), photo.height(), window), reach)
                : Enlargement.of(mattedSmaller(photo, part, mask, window, scale), part);
        Pixels whole = new Pixels(photo.width(), photo.height());
        for (int y = 0; y < part.height(); y++) {
            int to = (window.top() + y) * photo.width() + window.left();
            System.arraycopy(matted.argb(), y * part.width(), whole.argb(), to, part.width());
        }
        return boxed(whole, score, engine);
    }

    /**
     * Cuts out along a mask of a smaller size, in which gaps may be opened that only the photo shows.
     *
     * @return empty if nothing is left
     */
    static Optional<Segmentation.Cutout> cut(
            Pixels photo, float[] mask, int width, Backdrop backdrop, double score, String engine) {
        if (photo.argb().length > FINE_PIXELS) {
            return cut(photo, mask, width, score, engine);
        }
        Outline rough = Outline.scaled(mask, width, mask.length / width, photo.width(), photo.height());
        boolean[] fine = new boolean[photo.argb().length];
        for (int i = 0; i < fine.length; i++) {
            fine[i] = rough.inside(i);
        }
        FineGaps.open(photo, fine, backdrop);
        return boxed(matted(photo, fine, reach(photo, mask.length)), score, engine);
    }

    private static Pixels mattedSmaller(Pixels photo, Pixels part, RoughMask mask, Box window, double scale) {
        Pixels small = Resampler.resize(part, scaled(part.width(), scale), scaled(part.height(), scale));
        double across = (double) small.width() / part.width();
        double down = (double) small.height() / part.height();
        int width = Math.max(small.width(), scaled(photo.width(), across));
        int height = Math.max(small.height(), scaled(photo.height(), down));
        int left = Math.min((int) Math.round(window.left() * across), width - small.width());
        int top = Math.min((int) Math.round(window.top() * down), height - small.height());
        Box there = new Box(left, top, left + small.width(), top + small.height());
        return matted(small, mask.drawn(width, height, there), reach(mask, width, height));
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }

    private static float reach(RoughMask mask, int width, int height) {
        double pixels = Math.max(mask.uncertaintyAcross() * width, mask.uncertaintyDown() * height);
        return Math.max(LEAST_REACH, (float) (REACH_PER_MASK_PIXEL * pixels + 1));
    }

    private static Box grown(Box box, int margin, Pixels photo) {
        return new Box(
                Math.max(0, box.left() - margin) / ALIGNMENT * ALIGNMENT,
                Math.max(0, box.top() - margin) / ALIGNMENT * ALIGNMENT,
                Math.min(photo.width(), box.right() + margin),
                Math.min(photo.height(), box.bottom() + margin));
    }

    private static Pixels matted(Pixels photo, boolean[] mask, float reach) {
        return matted(photo, Outline.of(mask, photo.width(), photo.height()), reach);
    }

    private static Pixels matted(Pixels photo, float[] mask, int width) {
        Outline outline = Outline.scaled(mask, width, mask.length / width, photo.width(), photo.height());
        return matted(photo, outline, reach(photo, mask.length));
    }

    private static float reach(Pixels photo, int maskPixels) {
        float scale = (float) Math.sqrt((double) photo.argb().length / maskPixels);
        return Math.max(LEAST_REACH, REACH_PER_MASK_PIXEL * scale + 1);
    }

    private static Pixels matted(Pixels photo, Outline outline, float reach) {
        return Matte.of(photo, SoftEdges.evened(photo, BandRefinement.apply(photo, outline, reach)));
    }

    /** The cut-out with the box around what is not fully transparent; empty if all is. */
    public static Optional<Segmentation.Cutout> boxed(Pixels image, double score, String engine) {
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
