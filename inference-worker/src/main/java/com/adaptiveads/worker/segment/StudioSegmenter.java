package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.image.Resampler;

/**
 * Cuts products out of photos on plain or softly lit backdrops, without a model: the border tells the backdrop, a
 * minimum cut weighs colour, edges and enclosure, the outline is refined on the photo itself. On a cluttered photo it
 * refuses.
 */
public final class StudioSegmenter implements Segmenter {
    private static final String ENGINE = "studio";
    private static final int SMALLEST_SIDE = 16;
    private static final int COARSE_PIXELS = 450 * 450;
    private static final int FINE_PIXELS = 2048 * 2048;
    private static final double ACCEPTED = 0.5;
    private static final float LEAST_REACH = 3f;
    private static final float REACH_PER_COARSE_PIXEL = 1.3f;

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public Segmentation segment(Pixels photo, String phrase) {
        if (ExistingMatte.in(photo)) {
            return cutout(ExistingMatte.of(photo), 1);
        }
        if (Math.min(photo.width(), photo.height()) < SMALLEST_SIDE) {
            return new Segmentation.Refused(
                    "too_small",
                    "This photo is only " + photo.width() + " × " + photo.height()
                            + " pixels: use one of at least a few hundred pixels on each side.");
        }
        LabImage image = LabImage.reduced(photo, COARSE_PIXELS).calmed();
        Clues clues = Clues.gather(image);
        boolean[] product = Parts.credible(CoarseCut.of(image, clues), clues.edges(), image.width(), image.height());
        Confidence confidence = Confidence.of(image, clues, product);
        if (confidence.plain() < ACCEPTED) {
            return new Segmentation.Refused(
                    "too_cluttered",
                    "The background is too busy to tell the product from it: this photo needs SAM 3, or a plain"
                            + " backdrop with some space around the product.");
        }
        if (confidence.found() < ACCEPTED) {
            return nothingFound();
        }
        boolean[] chosen = ObjectChoice.of(product, image, phrase);
        return cutout(refined(photo, chosen, image), confidence.plain() * confidence.found());
    }

    private static Pixels refined(Pixels photo, boolean[] product, LabImage image) {
        double scale = Math.sqrt((double) FINE_PIXELS / photo.argb().length);
        if (scale >= 1) {
            return matted(photo, product, image);
        }
        int width = Math.max(1, (int) Math.round(photo.width() * scale));
        int height = Math.max(1, (int) Math.round(photo.height() * scale));
        return Enlargement.of(matted(Resampler.resize(photo, width, height), product, image), photo);
    }

    private static Pixels matted(Pixels photo, boolean[] product, LabImage image) {
        Outline outline = Outline.scaled(product, image.width(), image.height(), photo.width(), photo.height());
        float scale = (float) Math.sqrt((double) photo.argb().length / image.size());
        float reach = Math.max(LEAST_REACH, REACH_PER_COARSE_PIXEL * scale + 1);
        return Matte.of(photo, BandRefinement.apply(photo, outline, reach));
    }

    private static Segmentation cutout(Pixels image, double score) {
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
                ? nothingFound()
                : new Segmentation.Cutout(image, new Box(left, top, right, bottom), score, ENGINE);
    }

    private static Segmentation nothingFound() {
        return new Segmentation.Refused(
                "nothing_found",
                "Nothing stands out from the background in this photo: use one where the product differs in colour or"
                        + " brightness from what is behind it.");
    }
}
