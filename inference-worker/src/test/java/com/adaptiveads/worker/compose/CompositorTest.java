package com.adaptiveads.worker.compose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Pixels;
import org.junit.jupiter.api.Test;

class CompositorTest {
    private static final int GROUND = 0xFFE6C8AA;

    private final Compositor compositor = new Compositor();

    @Test
    void theProductIsUntouchedAndProvenSo() {
        Composition composition = composed(Products.disc(400), 512, 512);
        assertEquals(0, composition.integrity().maxDeltaE());
        assertTrue(composition.integrity().corePixels() > 100_000, composition.integrity()::toString);
    }

    @Test
    void theBackgroundIsNotChangedAndTheResultIsOpaque() {
        Pixels background = Products.plain(300, 250, GROUND);
        int[] before = background.argb().clone();
        Pixels disc = Products.disc(200);
        Box box = Products.box(disc);
        Composition composition = compositor.compose(
                background, disc, box, Placement.of(300, 250, box.width(), box.height(), Hotspot.UNKNOWN));
        assertArrayEquals(before, background.argb());
        for (int p : composition.pixels().argb()) {
            assertEquals(0xFF, p >>> 24);
        }
    }

    @Test
    void theGroundIsDarkestWhereTheProductTouchesIt() {
        Composition composition = composed(Products.disc(400), 512, 512);
        Placement at = composition.placement();
        int middle = at.x() + at.width() / 2;
        int below = at.y() + at.height() + 3;
        int above = at.y() - 4;
        assertTrue(shade(composition, middle, below) > 40, "contact");
        assertTrue(shade(composition, middle, below) > 3 * shade(composition, middle, above), "from above");
        assertTrue(shade(composition, middle, below) > shade(composition, middle, below + 20), "fades away");
        assertEquals(0, shade(composition, 4, 4), "far away there is none");
    }

    @Test
    void theShadowHasNoHardBorder() {
        Composition composition = composed(Products.disc(400), 1024, 1024);
        Placement at = composition.placement();
        Pixels pixels = composition.pixels();
        for (int y = at.y() + at.height() + 2; y + 1 < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                int step = Math.abs((pixels.at(x, y) & 0xFF) - (pixels.at(x, y + 1) & 0xFF));
                assertTrue(step <= 9, "a step of " + step + " at " + x + ", " + y);
            }
        }
    }

    @Test
    void thereIsNoShadowBelowAProductThatLeavesThePhoto() {
        Composition composition = composed(Products.cutOffBlock(300), 512, 512);
        Placement at = composition.placement();
        for (int x = 0; x < 512; x++) {
            assertEquals(GROUND, composition.pixels().at(x, at.y() + at.height() + 2));
        }
        assertTrue(shade(composition, at.x() - 5, at.y() + at.height() / 2) > 0, "beside it there is");
    }

    @Test
    void softEdgesLieBetweenProductAndBackground() {
        Pixels disc = Products.plain(100, 100, 0);
        for (int y = 20; y < 80; y++) {
            for (int x = 20; x < 80; x++) {
                disc.argb()[y * 100 + x] = 0xFFFF0000;
            }
        }
        Composition composition = composed(disc, 300, 250);
        for (int p : composition.pixels().argb()) {
            assertTrue((p >> 8 & 0xFF) <= 0xC8 && (p & 0xFF) <= 0xAA, Integer.toHexString(p));
        }
    }

    @Test
    void composesOnEveryCommonFormat() {
        int[][] formats = {{728, 90}, {160, 600}, {1080, 1920}, {320, 50}, {1, 1}};
        for (int[] format : formats) {
            Composition composition = composed(Products.disc(300), format[0], format[1]);
            assertEquals(format[0], composition.pixels().width());
            assertEquals(format[1], composition.pixels().height());
        }
    }

    private Composition composed(Pixels cutout, int width, int height) {
        Box box = Products.box(cutout);
        Placement placement = Placement.of(width, height, box.width(), box.height(), new Hotspot(0.5, 0.4, 1));
        return compositor.compose(Products.plain(width, height, GROUND), cutout, box, placement);
    }

    /** How much darker than the plain ground, in levels of red. */
    private static int shade(Composition composition, int x, int y) {
        return (GROUND >> 16 & 0xFF) - (composition.pixels().at(x, y) >> 16 & 0xFF);
    }
}
