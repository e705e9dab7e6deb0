package com.adaptiveads.worker.compose;

/**
 * How far a composition's product is from its source, over every visible pixel.
 *
 * @param maxDeltaE largest distance of a pixel in OKLab; about 0.02 is just noticeable side by side
 * @param meanDeltaE mean over core and edge, 0 when there is nothing
 * @param corePixels how many were compared with the product itself: what is opaque and surrounded by as much
 * @param edgePixels how many were compared with product over ground: soft edges, and all of a thin product
 */
public record Integrity(double maxDeltaE, double meanDeltaE, int corePixels, int edgePixels) {}
