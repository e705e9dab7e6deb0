package com.adaptiveads.worker.compose;

/**
 * Where people look on a creative.
 *
 * @param u from the left, 0..1 of the width
 * @param v from the top, 0..1 of the height
 * @param confidence 0 (nobody knows) .. 1
 */
public record Hotspot(double u, double v, double confidence) {
    /** For when there is no signal yet. */
    public static final Hotspot UNKNOWN = new Hotspot(0.5, 0.5, 0);

    public Hotspot {
        if (!(share(u) && share(v) && share(confidence))) {
            throw new IllegalArgumentException(
                    "a hotspot is given in 0..1: " + u + ", " + v + ", confidence " + confidence);
        }
    }

    private static boolean share(double value) {
        return value >= 0 && value <= 1;
    }
}
