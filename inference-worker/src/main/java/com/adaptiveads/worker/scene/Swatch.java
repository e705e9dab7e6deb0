package com.adaptiveads.worker.scene;

/**
 * One dominant colour.
 *
 * @param rgb sRGB {@code 0xRRGGBB}
 * @param weight share of the area it was read from, 0..1
 */
public record Swatch(int rgb, double weight) {}
