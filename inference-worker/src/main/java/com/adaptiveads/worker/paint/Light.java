package com.adaptiveads.worker.paint;

import java.util.SplittableRandom;

/** The unit vector towards the key light, which stands up left or up right of the product. */
record Light(float x, float y) {
    static Light from(SplittableRandom random) {
        double rise = Math.toRadians(random.nextDouble(38, 68));
        double side = random.nextBoolean() ? 1 : -1;
        return new Light((float) (side * Math.cos(rise)), (float) -Math.sin(rise));
    }

    /** -1 in the corner farthest from the light, 1 in the nearest. */
    float along(Frame frame, float x, float y) {
        float reach = (Math.abs(this.x) * frame.spanX() + Math.abs(this.y) * frame.spanY()) / 2;
        return (x * this.x + y * this.y) / reach;
    }

    /** Signed distance from the ray through the centre. */
    float across(float x, float y) {
        return x * this.y - y * this.x;
    }
}
