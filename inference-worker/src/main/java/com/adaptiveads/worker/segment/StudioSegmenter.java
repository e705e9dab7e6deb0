package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Pixels;

/** Cuts products out of photos on plain or softly lit backdrops, without a model. */
public final class StudioSegmenter implements Segmenter {
    private static final String ENGINE = "studio";
    private static final int COARSE_PIXELS = 450 * 450;

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public Segmentation segment(Pixels photo, String phrase) {
        LabImage reduced = LabImage.reduced(photo, COARSE_PIXELS);
        LabImage image = new LabImage(
                reduced.width(),
                reduced.height(),
                Smoothing.slight(reduced.l(), reduced.width(), reduced.height()),
                Smoothing.slight(reduced.a(), reduced.width(), reduced.height()),
                Smoothing.slight(reduced.b(), reduced.width(), reduced.height()));
        Clues clues = Clues.gather(image);
        boolean[] product = CoarseCut.of(image, clues);
        Components parts = Components.of(product, image.width(), image.height(), 8);
        int biggest = java.util.Arrays.stream(parts.area()).max().orElse(0);
        product = parts.atLeast(Math.max(1, biggest / 100));
        double score = Confidence.of(image, clues, product);
        Outline outline =
                Outline.scaled(product, image.width(), image.height(), photo.width(), photo.height());
        float scale = (float) photo.width() / image.width();
        boolean[] mask = BandRefinement.apply(photo, outline, Math.max(3, 1.3f * scale + 1));
        Pixels cutout = Matte.of(photo, mask);
        return new Segmentation.Cutout(cutout, new Box(0, 0, photo.width(), photo.height()), score, ENGINE);
    }
}
