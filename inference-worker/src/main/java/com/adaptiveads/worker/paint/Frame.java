package com.adaptiveads.worker.paint;

/**
 * The picture's shape in the painters' own coordinates: the origin is the picture's centre, y points down, and the area
 * is 1, so that a motif keeps its share of the picture in a banner, a square and a skyscraper alike. Motifs are staged
 * around the focus, where the product goes; light and vignette belong to the picture.
 */
record Frame(int width, int height, Focus focus) {
    Frame {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("nothing can be painted on " + width + " x " + height);
        }
    }

    /** Pixels per unit. */
    float unit() {
        return (float) Math.sqrt((double) width * height);
    }

    float spanX() {
        return width / unit();
    }

    float spanY() {
        return height / unit();
    }

    float focusX() {
        return ((float) focus.u() - 0.5f) * spanX();
    }

    float focusY() {
        return ((float) focus.v() - 0.5f) * spanY();
    }

    /** From the focus to the corner farthest from it. */
    float farthest() {
        return (float) Math.hypot(Math.abs(focusX()) + spanX() / 2, Math.abs(focusY()) + spanY() / 2);
    }

    /** 0 when the focus is in the middle of the picture, 1 when it is on the border. */
    float eccentricity() {
        return (float) (2 * Math.max(Math.abs(focus.u() - 0.5), Math.abs(focus.v() - 0.5)));
    }

    /**
     * Stretches a design made for a product in the middle, whose shares of the width are -0.5..0.5: the middle comes to
     * the focus, the borders stay where they are, so that neither side is left empty.
     */
    float stagedX(float share) {
        return stretched(focusX(), share, spanX());
    }

    /** As {@link #stagedX}, of the height. */
    float stagedY(float share) {
        return stretched(focusY(), share, spanY());
    }

    private static float stretched(float middle, float share, float span) {
        return middle + share * (span - 2 * Math.signum(share) * middle);
    }

    /** 1 at the focus, fading out towards the border, sooner when there is less room; follows the picture's shape. */
    float stage(float x, float y) {
        float u = (x - focusX()) / (reach(focus.u()) * spanX());
        float v = (y - focusY()) / (reach(focus.v()) * spanY());
        return Curves.bell(u * u + v * v);
    }

    private static float reach(double share) {
        return 0.34f - 0.2f * (float) Math.abs(share - 0.5);
    }

    /** 0 in the middle, 1 in the corners, smooth. */
    float rim(float x, float y) {
        float u = 2 * x / spanX();
        float v = 2 * y / spanY();
        return Curves.smooth((u * u + v * v) / 2);
    }

    /** The same shape with about {@code detail} squared pixels, always fewer than it has: enlarging smooths the edges. */
    Frame reduced(int detail) {
        float share = Math.min(0.75f, detail / unit());
        return new Frame(Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share)), focus);
    }
}
