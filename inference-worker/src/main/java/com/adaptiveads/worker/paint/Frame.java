package com.adaptiveads.worker.paint;

/**
 * The picture's shape in the painters' own coordinates: the origin is the centre, y points down, and the area is 1, so
 * that a motif keeps its share of the picture in a banner, a square and a skyscraper alike.
 */
record Frame(int width, int height) {
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

    /** 1 at the centre, where the product goes, fading to 0 at the border; follows the picture's shape. */
    float stage(float x, float y) {
        float u = x / (0.34f * spanX());
        float v = y / (0.34f * spanY());
        return Curves.bell(u * u + v * v);
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
        return new Frame(Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share)));
    }
}
