package com.adaptiveads.worker.paint;

/** The scalar curves painters shape fields with. */
final class Curves {
    private Curves() {}

    /** 0..1 with flat ends; clamps. */
    static float smooth(float t) {
        float c = Math.clamp(t, 0f, 1f);
        return c * c * (3 - 2 * c);
    }

    /** 0 at and before {@code from}, 1 at and after {@code to}; {@code from} may be the larger. */
    static float step(float from, float to, float x) {
        return smooth((x - from) / (to - from));
    }

    /** A Gaussian of a squared distance in standard deviations times root 2; 0 where it is below a millionth. */
    static float bell(float squared) {
        return squared > 14 ? 0 : (float) Math.exp(-squared);
    }

    static float mix(float from, float to, float share) {
        return from + (to - from) * share;
    }
}
