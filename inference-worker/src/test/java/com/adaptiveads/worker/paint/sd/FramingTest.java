package com.adaptiveads.worker.paint.sd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Pixels;
import org.junit.jupiter.api.Test;

class FramingTest {
    @Test
    void whatFitsIsLeftAsItIs() {
        Pixels painting = ramp(64, 32);
        assertEquals(painting.argb()[17], Framing.fit(painting, 64, 32).argb()[17]);
    }

    @Test
    void aLittleTooMuchIsCutOffEvenly() {
        Pixels fitted = Framing.fit(ramp(110, 100), 100, 100);
        assertEquals(level(5), level(fitted, 0, 50), 2);
        assertEquals(level(104), level(fitted, 99, 50), 2);
    }

    @Test
    void aBannerIsContinuedByTheMirrorImage() {
        Pixels banner = Framing.fit(ramp(100, 50), 400, 50);
        assertEquals(400, banner.width());
        assertEquals(level(0), level(banner, 150, 25), 3);
        assertEquals(level(99), level(banner, 249, 25), 3);
        for (int distance = 1; distance < 90; distance++) {
            assertEquals(level(banner, 150 + distance, 25), level(banner, 149 - distance, 25), 3);
            assertEquals(level(banner, 249 - distance, 25), level(banner, 250 + distance, 25), 3);
        }
    }

    @Test
    void aSkyscraperIsContinuedUpAndDown() {
        Pixels tall = Framing.fit(ramp(50, 50), 20, 400);
        assertEquals(20, tall.width());
        assertEquals(400, tall.height());
        for (int y = 0; y < 400; y += 40) {
            assertTrue(level(tall, 19, y) > level(tall, 0, y) + 60);
        }
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
