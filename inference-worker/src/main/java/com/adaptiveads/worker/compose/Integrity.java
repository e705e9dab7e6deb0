package com.adaptiveads.worker.compose;

/**
 * How far a composition's product is from its source, in the opaque core.
 *
 * @param maxDeltaE largest distance of a pixel in OKLab; about 0.02 is just noticeable side by side
 * @param meanDeltaE mean over the core, 0 when there is none
 * @param corePixels how many pixels were compared; 0 for a product with nothing opaque more than two pixels wide
 */
public record Integrity(double maxDeltaE, double meanDeltaE, int corePixels) {}
