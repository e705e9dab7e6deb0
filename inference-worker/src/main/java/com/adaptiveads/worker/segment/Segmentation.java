package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Pixels;

/** What a segmenter has to say about a photo. */
public sealed interface Segmentation {
    /**
     * A product, cut out.
     *
     * @param image the photo's size; alpha is the matte, colours are the product's own (backdrop taken out of the edge)
     * @param box the smallest box around everything that is not fully transparent, in photo pixels
     * @param score 0..1, how sure the engine is that this is the product
     * @param engine which implementation did it
     */
    record Cutout(Pixels image, Box box, double score, String engine) implements Segmentation {}

    /**
     * No cut-out, and why.
     *
     * @param code stable snake_case, for programs: {@code too_cluttered}, {@code nothing_found} …
     * @param sentence one clear sentence for people: what is wrong and what would help
     */
    record Refused(String code, String sentence) implements Segmentation {}
}
