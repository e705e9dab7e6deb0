package com.adaptiveads.worker.segment;

/**
 * A zone of even ground, in the backdrop's colour, that the ball from the border did not reach: a hole, or a part of the
 * product that looks like the backdrop.
 *
 * @param area in pixels
 * @param radius of the biggest circle inside, in pixels
 * @param offset mean distance of its core from the shadow ray, in OKLab
 * @param shade mean brightness against the backdrop, 1 alike
 * @param brightest shade of its brighter parts
 * @param lit share of the core that is as bright as the backdrop
 * @param chroma of the backdrop there: what has a strong colour is rarely matched by accident
 * @param rim what lies around it
 */
record Pocket(
        int area, float radius, double offset, double shade, double brightest, double lit, double chroma, Rim rim) {
    /**
     * Shares of the pixels along the rim, 0..1.
     *
     * @param product next to what has clearly another colour
     * @param mouth open towards reached backdrop
     * @param outline an edge with reached backdrop right behind it: a hole has product there
     * @param step an edge with neither behind it
     */
    record Rim(double product, double mouth, double outline, double step) {}
}
