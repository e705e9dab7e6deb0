package com.adaptiveads.worker.image;

/** The two interpolation filters the reference image processors ask of Pillow. */
public enum PillowFilter {
    /** Triangle. */
    BILINEAR(1),
    /** Keys' cubic with a = -0.5; most of OpenCV's and the browsers' have -0.75. */
    BICUBIC(2);

    private static final double A = -0.5;

    private final int support;

    PillowFilter(int support) {
        this.support = support;
    }

    /** Half the filter's width, in samples, where the picture is not shrunk. */
    int support() {
        return support;
    }

    /** The filter's value at a distance in samples; 0 outside its support. */
    double at(double distance) {
        double x = Math.abs(distance);
        return switch (this) {
            case BILINEAR -> x < 1 ? 1 - x : 0;
            case BICUBIC -> x < 1 ? ((A + 2) * x - (A + 3)) * x * x + 1 : x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
        };
    }
}
