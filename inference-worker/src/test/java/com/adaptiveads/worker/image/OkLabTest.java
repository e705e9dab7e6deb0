package com.adaptiveads.worker.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OkLabTest {
    @Test
    void agreesWithThePublishedValuesOfThePrimaries() {
        assertArrayEquals(new float[] {1f, 0f, 0f}, lab(0xFFFFFF), 1e-4f);
        assertArrayEquals(new float[] {0.62796f, 0.22486f, 0.12585f}, lab(0xFF0000), 1e-4f);
        assertArrayEquals(new float[] {0.86644f, -0.23389f, 0.17950f}, lab(0x00FF00), 1e-4f);
        assertArrayEquals(new float[] {0.45201f, -0.03246f, -0.31153f}, lab(0x0000FF), 1e-4f);
        assertArrayEquals(new float[] {0f, 0f, 0f}, lab(0x000000), 1e-6f);
    }

    @Test
    void everySrgbColourComesBackUnchanged() {
        for (int rgb = 0; rgb <= 0xFFFFFF; rgb += 257) {
            float[] lab = lab(rgb);
            assertEquals(rgb, OkLab.toSrgb(lab[0], lab[1], lab[2]), Integer.toHexString(rgb));
        }
    }

    @Test
    void coloursOutsideTheGamutKeepLightnessAndHue() {
        float[] asked = {0.7f, 0.05f, -0.35f};
        float[] shown = lab(OkLab.toSrgb(asked[0], asked[1], asked[2]));
        assertEquals(asked[0], shown[0], 0.01f);
        assertEquals(Math.atan2(asked[2], asked[1]), Math.atan2(shown[2], shown[1]), 0.05);
        assertTrue(Math.hypot(shown[1], shown[2]) < Math.hypot(asked[1], asked[2]));
    }

    @Test
    void planesHoldWhatEachPixelHolds() {
        Pixels pixels = new Pixels(2, 1, new int[] {0xFF336699, 0x00AA2211});
        float[][] planes = OkLab.planes(pixels);
        assertArrayEquals(lab(0x336699), new float[] {planes[0][0], planes[1][0], planes[2][0]});
        assertArrayEquals(lab(0xAA2211), new float[] {planes[0][1], planes[1][1], planes[2][1]});
    }

    private static float[] lab(int rgb) {
        float[] lab = new float[3];
        OkLab.fromSrgb(rgb, lab);
        return lab;
    }
}
