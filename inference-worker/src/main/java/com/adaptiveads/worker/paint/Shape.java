package com.adaptiveads.worker.paint;

/** A figure as its signed distance: negative inside, and never steeper than 1. */
@FunctionalInterface
interface Shape {
    float distance(float x, float y);

    static Shape disc(float centreX, float centreY, float radius) {
        return (x, y) -> {
            float dx = x - centreX;
            float dy = y - centreY;
            return (float) Math.sqrt(dx * dx + dy * dy) - radius;
        };
    }

    /** Everything on the side of the line through {@code offset * normal} that the unit normal points away from. */
    static Shape plane(float normalX, float normalY, float offset) {
        return (x, y) -> x * normalX + y * normalY - offset;
    }

    /** A doorway with a round top, standing on the ground far below. */
    static Shape arch(float centreX, float top, float halfWidth) {
        float springing = top + halfWidth;
        return (x, y) -> {
            float dx = x - centreX;
            float dy = Math.min(0, y - springing);
            return (float) Math.sqrt(dx * dx + dy * dy) - halfWidth;
        };
    }

    default Shape outside() {
        return (x, y) -> -distance(x, y);
    }

    /** The outline, {@code width} wide. */
    default Shape line(float width) {
        return (x, y) -> Math.abs(distance(x, y)) - width / 2;
    }
}
