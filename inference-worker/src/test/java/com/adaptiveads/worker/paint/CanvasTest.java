package com.adaptiveads.worker.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CanvasTest {
    @Test
    void enlargingKeepsAFlatFieldFlat() {
        Canvas large =
                Canvas.shaded(new Frame(5, 3), (x, y, lab) -> lab[0] = 0.4f).enlarged(new Frame(61, 40));
        for (float lightness : large.lab[0]) {
            assertEquals(0.4f, lightness, 1e-5);
        }
    }

    @Test
    void enlargingKeepsARampStraightAwayFromTheBorder() {
        Canvas large =
                Canvas.shaded(new Frame(32, 1), (x, y, lab) -> lab[0] = x).enlarged(new Frame(320, 1));
        float unit = new Frame(32, 1).unit();
        for (int x = 20; x < 300; x++) {
            float expected = ((x + 0.5f) / 10 - 16) / unit;
            assertEquals(expected, large.lab[0][x], 1e-4);
        }
    }

    @Test
    void aPictureAndItsReductionShareTheirCoordinates() {
        Frame frame = new Frame(728, 90);
        Frame small = frame.reduced(128);
        assertEquals(frame.spanX(), small.spanX(), 0.05);
        assertEquals(1, frame.spanX() * frame.spanY(), 1e-4);
        assertTrue(small.width() < frame.width());
    }
}
