package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Box;

/** A product's outline, roughly right, that can be drawn at any size. It covers the whole photo, stretched over it. */
public interface RoughMask {
    /**
     * A box that holds all of it.
     *
     * @param width of the photo, in pixels
     * @param height of the photo, in pixels
     */
    Box extent(int width, int height);

    /**
     * Which pixels are product.
     *
     * @param width of the whole photo
     * @param height of the whole photo
     * @param window the part of it to draw
     * @return the window's pixels in row order
     */
    boolean[] drawn(int width, int height, Box window);

    /** How far off the outline may be, as a share of the photo's width. */
    double uncertaintyAcross();

    /** How far off the outline may be, as a share of the photo's height. */
    double uncertaintyDown();
}
