package com.adaptiveads.worker.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    // a 9 x 7 picture of (37 x + 91 y + 13 x y) mod 256, by Pillow's LANCZOS
    private static final int[] PILLOW_4_BY_3 = {102, 140, 141, 129, 132, 151, 134, 127, 96, 142, 140, 148};
    private static final int[] PILLOW_13_BY_10_FIRST_ROWS = {
        0, 10, 40, 59, 79, 115, 161, 181, 233, 215, 30, 0, 32,
        32, 47, 92, 144, 200, 161, 73, 83, 160, 188, 117, 113, 150
    };

    @Test
    void agreesWithPillow() {
        assertLevels(PILLOW_4_BY_3, Resampler.resize(pattern(), 4, 3));
        assertLevels(PILLOW_13_BY_10_FIRST_ROWS, Resampler.resize(pattern(), 13, 10));
    }

    @ParameterizedTest
    @CsvSource({"150,131", "128,64", "401,300", "37,290", "1,129", "129,1"})
    void staysWithinALevelOfExactArithmetic(int width, int height) {
        Pixels source = partlyTransparent(333, 290);
        Resampler.Window window = new Resampler.Window(20.5, 0, 320, 281.25);
        Pixels found = Resampler.resample(source, window, width, height);
        double[][] across = exactTaps(window.left(), window.right(), source.width(), width);
        double[][] down = exactTaps(window.top(), window.bottom(), source.height(), height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertSimilar(exact(source, across[x], down[y]), found.at(x, y), x + ", " + y);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "7,300", "64,64", "200,33", "999,2"})
    void aPlainColourStaysThatColour(int width, int height) {
        Pixels plain = new Pixels(60, 40);
        Arrays.fill(plain.argb(), 0xFFC86432);
        for (int p : Resampler.resize(plain, width, height).argb()) {
            assertEquals(0xFFC86432, p);
        }
    }

    @Test
    void transparentPixelsLendNoColour() {
        Pixels source = new Pixels(64, 64);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                source.argb()[y * 64 + x] = x < 32 ? 0xFFF0C8A0 : 0x00000000; // the transparent half is black
            }
        }
        for (int size : new int[] {23, 64 + 37, 190}) {
            for (int p : Resampler.resize(source, size, size).argb()) {
                if (p >>> 24 > 8) {
                    assertTrue(
                            (p >> 16 & 0xFF) >= 0xEE && (p >> 8 & 0xFF) >= 0xC5 && (p & 0xFF) >= 0x9D,
                            Integer.toHexString(p));
                }
            }
        }
    }

    @Test
    void shrinkingKeepsTheMean() {
        Pixels source = pattern();
        Pixels larger = Resampler.resize(source, 90, 70);
        assertEquals(mean(source), mean(larger), 2.5);
        assertEquals(mean(larger), mean(Resampler.resize(larger, 18, 14)), 1.5);
    }

    @Test
    void theSameSizeIsTheSamePicture() {
        Pixels source = pattern();
        assertSame(source, Resampler.resize(source, 9, 7));
        Pixels again = Resampler.resample(source, new Resampler.Window(0, 0, 9, 7), 9, 7);
        assertEquals(Arrays.toString(source.argb()), Arrays.toString(again.argb()));
    }

    @Test
    void aWindowIsTheSameAsACropWhereNothingChangesSize() {
        Pixels source = pattern();
        Pixels window = Resampler.resample(source, new Resampler.Window(2, 1, 7, 5), 5, 4);
        assertEquals(Arrays.toString(Crop.of(source, new Box(2, 1, 7, 5)).argb()), Arrays.toString(window.argb()));
    }

    @Test
    void previewKeepsProportionsAndNeverEnlarges() {
        Pixels preview = Resampler.preview(new Pixels(3000, 1000), 512);
        assertEquals(512, preview.width());
        assertEquals(171, preview.height());
        Pixels small = new Pixels(100, 512);
        assertSame(small, Resampler.preview(small, 512));
        assertEquals(1, Resampler.preview(new Pixels(2000, 1), 100).height());
    }

    @Test
    void windowsOutsideThePictureAreErrors() {
        Pixels source = pattern();
        assertThrows(
                IllegalArgumentException.class,
                () -> Resampler.resample(source, new Resampler.Window(0, 0, 9.5, 7), 3, 3));
        assertThrows(IllegalArgumentException.class, () -> Resampler.resize(source, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> Crop.of(source, new Box(0, 0, 10, 7)));
    }

    private static void assertLevels(int[] expected, Pixels found) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found.argb()[i] & 0xFF, 1.0, "pixel " + i);
        }
    }

    /** Opaque, soft and transparent parts, each larger than what is worked on at once. */
    private static Pixels partlyTransparent(int width, int height) {
        Random random = new Random(7);
        Pixels pixels = new Pixels(width, height);
        for (int i = 0; i < pixels.argb().length; i++) {
            double away = Math.hypot(i % width - 40, i / width - 40) - 230;
            int alpha = (int) Math.clamp(255 - away * 12, 0, 255);
            pixels.argb()[i] = alpha == 0 ? 0 : alpha << 24 | random.nextInt(1 << 24);
        }
        return pixels;
    }

    /** For every output sample the weight of every source sample, straight from the definition. */
    private static double[][] exactTaps(double from, double to, int limit, int count) {
        double step = (to - from) / count;
        double stretch = Math.max(1, step);
        double[][] taps = new double[count][limit];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int k = 0; k < limit; k++) {
                double x = (k + 0.5 - from - (i + 0.5) * step) / stretch;
                double t = Math.PI * x;
                taps[i][k] = x == 0 ? 1 : Math.abs(x) >= 3 ? 0 : 3 * Math.sin(t) * Math.sin(t / 3) / (t * t);
                sum += taps[i][k];
            }
            for (int k = 0; k < limit; k++) {
                taps[i][k] /= sum;
            }
        }
        return taps;
    }

    /** Alpha, red, green and blue, premultiplied, 0..255. */
    private static double[] exact(Pixels source, double[] across, double[] down) {
        double[] sum = new double[4];
        for (int y = 0; y < down.length; y++) {
            for (int x = 0; x < across.length && down[y] != 0; x++) {
                int p = source.at(x, y);
                double weight = across[x] * down[y] * (p >>> 24) / 255;
                sum[0] += 255 * weight;
                sum[1] += weight * (p >> 16 & 0xFF);
                sum[2] += weight * (p >> 8 & 0xFF);
                sum[3] += weight * (p & 0xFF);
            }
        }
        return sum;
    }

    private static void assertSimilar(double[] premultiplied, int found, String where) {
        double alpha = Math.clamp(premultiplied[0], 0, 255);
        assertEquals(alpha, found >>> 24, 0.51, where);
        for (int c = 1; c < 4 && alpha > 1; c++) {
            double level = Math.clamp(premultiplied[c] * 255 / alpha, 0, 255);
            assertEquals(level, found >> (24 - 8 * c) & 0xFF, 0.6, where);
        }
    }

    private static double mean(Pixels pixels) {
        return Arrays.stream(pixels.argb()).map(p -> p & 0xFF).average().orElseThrow();
    }

    private static Pixels pattern() {
        Pixels pixels = new Pixels(9, 7);
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 9; x++) {
                pixels.argb()[y * 9 + x] = 0xFF000000 | (x * 37 + y * 91 + x * y * 13) % 256 * 0x010101;
            }
        }
        return pixels;
    }
}
