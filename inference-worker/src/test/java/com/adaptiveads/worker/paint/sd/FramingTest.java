package com.adaptiveads.worker.paint.sd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.adaptiveads.worker.image.Pixels;
import org.junit.jupiter.api.Test;

class FramingTest {
    @Test
    void whatFitsIsLeftAsItIs() {
        Pixels painting = ramp(64, 32);
        assertArrayEquals(painting.argb(), Framing.fit(painting, 64, 32).argb());
    }

    @Test
    void aLittleTooMuchIsCutOffEvenly() {
        Pixels fitted = Framing.fit(ramp(110, 100), 100, 100);
        assertEquals(level(5), level(fitted, 0, 50), 2);
        assertEquals(level(104), level(fitted, 99, 50), 2);
    }

    @Test
    void aBannerIsTheMiddleOfThePainting() {
        Pixels banner = Framing.fit(ramp(100, 25), 400, 20);
        assertEquals(400, banner.width());
        assertEquals(20, banner.height());
        for (int x = 4; x < 396; x++) {
            assertEquals(20 + 2 * (x + 0.5) / 4, level(banner, x, 10), 2);
        }
    }

    @Test
    void aSliverIsStillAPicture() {
        Pixels sliver = Framing.fit(ramp(64, 256), 1, 5000);
        assertEquals(level(32), level(sliver, 0, 2500), 3);
    }

    /** Brighter to the right by 2 levels a pixel. */
    private static Pixels ramp(int width, int height) {
        Pixels pixels = new Pixels(width, height);
        for (int i = 0; i < pixels.argb().length; i++) {
            pixels.argb()[i] = 0xFF << 24 | level(i % width) * 0x010101;
        }
        return pixels;
    }

    private static int level(int x) {
        return 20 + 2 * x;
    }

    private static int level(Pixels pixels, int x, int y) {
        return pixels.at(x, y) & 0xFF;
    }
}
