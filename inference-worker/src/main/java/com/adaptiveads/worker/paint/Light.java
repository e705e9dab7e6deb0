package com.adaptiveads.worker.paint;

import java.util.SplittableRandom;

/** The unit vector towards the key light, which stands up left or up right of the product. */
record Light(float x, float y) {
    private static final float NOTICEABLE = 0.15f;

    /** From either side, unless the focus lies much nearer the middle of the light when it comes from the other. */
    static Light from(Frame frame, SplittableRandom random) {
        double rise = Math.toRadians(random.nextDouble(38, 68));
        double side = random.nextBoolean() ? 1 : -1;
        Light light = new Light((float) (side * Math.cos(rise)), (float) -Math.sin(rise));
        Light other = new Light(-light.x, light.y);
        return light.unevenness(frame) > other.unevenness(frame) + NOTICEABLE ? other : light;
    }

    private float unevenness(Frame frame) {
        return Math.abs(along(frame, frame.focusX(), frame.focusY()));
    }

    /** -1 in the corner farthest from the light, 1 in the nearest. */
    float along(Frame frame, float x, float y) {
        float reach = (Math.abs(this.x) * frame.spanX() + Math.abs(this.y) * frame.spanY()) / 2;
        return (x * this.x + y * this.y) / reach;
    }

    /** Signed distance from the ray through the focus. */
    float across(Frame frame, float x, float y) {
        return (x - frame.focusX()) * this.y - (y - frame.focusY()) * this.x;
    }
}
