package com.adaptiveads.worker.segment;

import java.util.Arrays;

/** How much L, a and b differ between neighbours of an even surface: robust deviation, never below what 8 bits give. */
record Noise(float l, float a, float b) {
    private static final float FLOOR_L = 0.0022f;
    private static final float FLOOR_CHROMA = 0.0012f;
    private static final float MAD_TO_SIGMA = 1.4826f;

    static Noise of(LabImage image, Ring ring) {
        return new Noise(
                Math.max(FLOOR_L, deviation(image, image.l(), ring)),
                Math.max(FLOOR_CHROMA, deviation(image, image.a(), ring)),
                Math.max(FLOOR_CHROMA, deviation(image, image.b(), ring)));
    }

    float chroma() {
        return (float) Math.sqrt((a * a + b * b) / 2);
    }

    private static float deviation(LabImage image, float[] plane, Ring ring) {
        float[] differences = new float[ring.pixels().length];
        int count = 0;
        for (int i : ring.pixels()) {
            if (i % image.width() + 1 < image.width()) {
                differences[count++] = Math.abs(plane[i + 1] - plane[i]);
            }
        }
        return MAD_TO_SIGMA * Ring.quantile(Arrays.copyOf(differences, count), 0.5);
    }
}
