package com.adaptiveads.worker.compose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BlurTest {
    @Test
    void spreadsLikeAGaussianOfTheSigmaAskedFor() {
        float[] plane = new float[101 * 81];
        plane[40 * 101 + 50] = 1;
        Blur.gaussian(plane, 101, 81, 6);
        double sum = 0;
        double across = 0;
        double down = 0;
        for (int y = 0; y < 81; y++) {
            for (int x = 0; x < 101; x++) {
                double value = plane[y * 101 + x];
                sum += value;
                across += value * (x - 50) * (x - 50);
                down += value * (y - 40) * (y - 40);
            }
        }
        assertEquals(1, sum, 1e-4);
        assertEquals(6, Math.sqrt(across), 0.2);
        assertEquals(6, Math.sqrt(down), 0.2);
        assertEquals(1 / (2 * Math.PI * 36), plane[40 * 101 + 50], 9e-4);
    }

    @Test
    void worksOnPlanesSmallerThanTheBlur() {
        float[] plane = {1, 1, 1, 1, 1, 1};
        Blur.gaussian(plane, 3, 2, 20);
        for (float value : plane) {
            assertEquals(0, value, 0.02);
        }
    }

    @Test
    void leavesThePlaneWhenThereIsNothingToBlur() {
        float[] plane = {0, 1, 0};
        Blur.gaussian(plane, 3, 1, 0.3);
        assertArrayEquals(new float[] {0, 1, 0}, plane);
    }
}
