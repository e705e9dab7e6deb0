package com.adaptiveads.worker.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {
    private static final int[][] CANVASES = {
        {1024, 1024}, {512, 512}, {300, 250}, {728, 90}, {160, 600}, {1080, 1920}, {320, 50}, {970, 250}, {16, 16}
    };

    @Test
    void isAlwaysInsideTheCanvasAndKeepsProportions() {
        SplittableRandom random = new SplittableRandom(1);
        for (int[] canvas : CANVASES) {
            for (int i = 0; i < 500; i++) {
                int width = 1 + random.nextInt(3000);
                int height = 1 + random.nextInt(3000);
                Placement placed = Placement.of(canvas[0], canvas[1], width, height, anyHotspot(random));
                assertTrue(placed.x() >= 0 && placed.y() >= 0, placed::toString);
                assertTrue(placed.x() + placed.width() <= canvas[0], placed::toString);
                assertTrue(placed.y() + placed.height() <= canvas[1], placed::toString);
                assertEquals(Math.max(1, placed.scale() * width), placed.width(), 0.5001);
                assertEquals(Math.max(1, placed.scale() * height), placed.height(), 0.5001);
                assertTrue(placed.scale() <= 2, placed::toString);
            }
        }
    }

    /** Strips keep the largest size: there the reach ends where that touches the margins. */
    @Test
    void theCentreIsOnTheHotspotWhereverTheSmallestSizeReaches() {
        SplittableRandom random = new SplittableRandom(2);
        for (int[] canvas : CANVASES) {
            for (int i = 0; i < 500; i++) {
                Hotspot hotspot = new Hotspot(random.nextDouble(), random.nextDouble(), 1);
                Placement placed = Placement.of(canvas[0], canvas[1], 700, 500, hotspot);
                double full = Math.min(canvas[0] / 700.0, canvas[1] / 500.0);
                double margin = 0.04 * Math.min(canvas[0], canvas[1]) + 1;
                double smallest = isStrip(canvas) ? 0.8 : 0.42;
                boolean reachable = fits(hotspot.u() * canvas[0], smallest * full * 700, canvas[0], margin)
                        && fits(hotspot.v() * canvas[1], smallest * full * 500, canvas[1], margin);
                if (reachable) {
                    assertEquals(hotspot.u() * canvas[0], centreX(placed), 1, placed::toString);
                    assertEquals(hotspot.v() * canvas[1], centreY(placed), 1, placed::toString);
                }
            }
        }
    }

    @Test
    void outOfReachItGoesAsFarAsTheMarginsAllow() {
        Placement corner = Placement.of(1000, 1000, 500, 500, new Hotspot(1, 0, 1));
        assertEquals(420, corner.width());
        assertEquals(1000 - 40 - 420, corner.x());
        assertEquals(40, corner.y());
        assertTrue(
                corner.reasoning().contains("as near to where people looked as the margins allow"), corner::reasoning);
    }

    @Test
    void isLargestInTheMiddleAndShrinksOutwards() {
        double previous = Double.MAX_VALUE;
        for (int step = 0; step <= 50; step++) {
            Placement placed = Placement.of(800, 600, 400, 400, new Hotspot(0.5 + step / 100.0, 0.5, 1));
            assertTrue(placed.scale() <= previous, placed::toString);
            previous = placed.scale();
        }
        assertEquals(
                0.8 * 600,
                Placement.of(800, 600, 400, 400, new Hotspot(0.5, 0.5, 1)).height());
    }

    @Test
    void aStripKeepsTheLargestSizeWhereverPeopleLook() {
        SplittableRandom random = new SplittableRandom(3);
        for (int[] canvas : CANVASES) {
            for (int i = 0; i < 200 && isStrip(canvas); i++) {
                int width = 200 + random.nextInt(800);
                int height = 200 + random.nextInt(800);
                Placement placed = Placement.of(
                        canvas[0], canvas[1], width, height, new Hotspot(random.nextDouble(), random.nextDouble(), 1));
                double full = Math.min((double) canvas[0] / width, (double) canvas[1] / height);
                assertEquals(0.8 * full, placed.scale(), 1e-9, placed::toString);
            }
        }
    }

    @Test
    void sizeDoesNotJumpAsACanvasBecomesAStrip() {
        double previous =
                Placement.of(400, 200, 300, 300, new Hotspot(0.5, 0.3, 1)).height();
        for (int width = 404; width <= 800; width += 4) {
            double next =
                    Placement.of(width, 200, 300, 300, new Hotspot(0.5, 0.3, 1)).height();
            assertTrue(Math.abs(next - previous) <= 4, "at " + width + " from " + previous + " to " + next);
            previous = next;
        }
    }

    @Test
    void confidencePullsAwayFromTheCentre() {
        double previous = -1;
        for (double confidence = 0; confidence <= 1; confidence += 0.05) {
            Placement placed = Placement.of(1000, 1000, 300, 300, new Hotspot(0.7, 0.5, confidence));
            assertTrue(centreX(placed) >= previous - 1, placed::toString);
            previous = centreX(placed);
        }
        Placement unknown = Placement.of(1000, 1000, 500, 500, new Hotspot(0.9, 0.1, 0));
        assertEquals(500, centreX(unknown), 1);
        assertEquals(500, centreY(unknown), 1);
        assertEquals(unknown, Placement.of(1000, 1000, 500, 500, Hotspot.UNKNOWN));
        assertTrue(unknown.reasoning().startsWith("Centred, as nothing is known"), unknown::reasoning);
    }

    @Test
    void mirrorsWithTheHotspot() {
        Placement left = Placement.of(1000, 600, 300, 400, new Hotspot(0.3, 0.4, 1));
        Placement right = Placement.of(1000, 600, 300, 400, new Hotspot(0.7, 0.4, 1));
        assertEquals(left.scale(), right.scale(), 1e-9);
        assertEquals(left.x(), 1000 - right.x() - right.width(), 1);
    }

    @Test
    void smallPhotosAreEnlargedTwiceAtMostAndItSaysSo() {
        Placement placed = Placement.of(1000, 1000, 100, 100, new Hotspot(0.5, 0.5, 1));
        assertEquals(200, placed.width());
        assertTrue(placed.reasoning().contains("enlarged twice at most"), placed::reasoning);
        assertFalse(Placement.of(1000, 1000, 600, 600, new Hotspot(0.5, 0.5, 1))
                .reasoning()
                .contains("enlarged"));
    }

    @ParameterizedTest
    @CsvSource({"-0.1,0.5,1", "0.5,1.1,1", "0.5,0.5,2", "NaN,0.5,1"})
    void hotspotsAreFractions(double u, double v, double confidence) {
        assertThrows(IllegalArgumentException.class, () -> new Hotspot(u, v, confidence));
    }

    private static boolean isStrip(int[] canvas) {
        return Math.max(canvas[0], canvas[1]) > 3.5 * Math.min(canvas[0], canvas[1]);
    }

    private static boolean fits(double goal, double size, int canvas, double margin) {
        return goal - size / 2 >= margin && goal + size / 2 <= canvas - margin;
    }

    private static Hotspot anyHotspot(SplittableRandom random) {
        return new Hotspot(random.nextDouble(), random.nextDouble(), random.nextDouble());
    }

    private static double centreX(Placement placed) {
        return placed.x() + placed.width() / 2.0;
    }

    private static double centreY(Placement placed) {
        return placed.y() + placed.height() / 2.0;
    }
}
