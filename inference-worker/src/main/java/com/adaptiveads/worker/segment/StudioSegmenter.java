package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;
import java.util.Optional;

/**
 * Cuts products out of photos on plain or softly lit backdrops, without a model: the border tells the backdrop, a
 * minimum cut weighs colour, edges and enclosure, the outline is refined on the photo itself. On a cluttered photo it
 * refuses.
 */
public final class StudioSegmenter implements Segmenter {
    private static final String ENGINE = "studio";
    private static final int SMALLEST_SIDE = 16;
    private static final int COARSE_PIXELS = 450 * 450;
    private static final double ACCEPTED = 0.5;

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public Segmentation segment(Pixels photo, String phrase) {
        if (ExistingMatte.in(photo)) {
            return answer(MaskCutter.boxed(ExistingMatte.of(photo), 1, ENGINE));
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
        if (SeeThrough.in(product, clues, image.width(), image.height())) {
            return new Segmentation.Refused(
                    "see_through",
                    "Parts of this product are see-through and look just like the background: this photo needs SAM 3, or"
                            + " take it in front of a darker or coloured backdrop.");
        }
        boolean[] chosen = ObjectChoice.of(product, image, phrase);
        float[] mask = new float[chosen.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = chosen[i] ? 1 : 0;
        }
        return answer(MaskCutter.cut(photo, mask, image.width(), clues.backdrop(), confidence.score(), ENGINE));
    }

    private static Segmentation answer(Optional<Segmentation.Cutout> cutout) {
        return cutout.<Segmentation>map(found -> found).orElseGet(StudioSegmenter::nothingFound);
    }

    private static Segmentation nothingFound() {
        return new Segmentation.Refused(
                "nothing_found",
                "Nothing stands out from the background in this photo: use one where the product differs in colour or"
                        + " brightness from what is behind it.");
    }
}
