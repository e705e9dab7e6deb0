package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;

/** Cuts the product named by a phrase out of a photo. Implementations are safe for use by several threads. */
public interface Segmenter {
    /** Never throws for a photo it cannot handle: that is a {@link Segmentation.Refused} with what would help. */
    Segmentation segment(Pixels photo, String phrase);

    /** Short stable name of what does the work ({@code studio}, {@code sam3}); recorded in every result. */
    String engine();
}
