package com.adaptiveads.worker.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CanvasTest {
    @Test
    void enlargingKeepsAFlatFieldFlat() {
        Canvas large = Canvas.shaded(frame(5, 3), (x, y, lab) -> lab[0] = 0.4f).enlarged(frame(61, 40));
        for (float lightness : large.lab[0]) {
            assertEquals(0.4f, lightness, 1e-5);
        }
    }

    @Test
    void enlargingKeepsARampStraightAwayFromTheBorder() {
        Canvas large = Canvas.shaded(frame(32, 1), (x, y, lab) -> lab[0] = x).enlarged(frame(320, 1));
        float unit = frame(32, 1).unit();
        for (int x = 20; x < 300; x++) {
            float expected = ((x + 0.5f) / 10 - 16) / unit;
            assertEquals(expected, large.lab[0][x], 1e-4);
        }
    }

    @Test
    void aPictureAndItsReductionShareTheirCoordinates() {
        Frame frame = frame(728, 90);
        Frame small = frame.reduced(128);
        assertEquals(frame.spanX(), small.spanX(), 0.05);
        assertEquals(1, frame.spanX() * frame.spanY(), 1e-4);
        assertTrue(small.width() < frame.width());
    }

    private static Frame frame(int width, int height) {
        return new Frame(width, height, Focus.CENTRE);
    }
}
