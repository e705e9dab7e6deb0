package com.adaptiveads.worker.segment;

/**
 * A zone of even ground, in the backdrop's colour, that the ball from the border did not reach.
 *
 * @param area in pixels
 * @param radius of the biggest circle inside, in pixels
 * @param offset mean distance of its core from the shadow ray, in OKLab
 * @param shade mean brightness against the backdrop, 1 alike
 * @param unevenness deviation of the shade over the core
 * @param strongRim share of its rim that is clearly product, 0..1
 * @param chroma of the backdrop there: what has a strong colour is rarely matched by accident
 */
record Pocket(int area, float radius, double offset, double shade, double unevenness, double strongRim, double chroma) {}
