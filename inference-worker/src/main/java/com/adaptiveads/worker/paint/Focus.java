package com.adaptiveads.worker.paint;

/**
 * Where the centre of the product will be.
 *
 * @param u from the left, 0..1 of the width
 * @param v from the top, 0..1 of the height
 */
public record Focus(double u, double v) {
    public static final Focus CENTRE = new Focus(0.5, 0.5);

    public Focus {
        if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1)) {
            throw new IllegalArgumentException("a focus is given in 0..1: " + u + ", " + v);
        }
    }
}
