package com.adaptiveads.worker.paint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Lab;
import com.adaptiveads.worker.image.OkLab;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.scene.BackgroundBrief;
import com.adaptiveads.worker.scene.Palette;
import com.adaptiveads.worker.scene.Style;
import com.adaptiveads.worker.scene.Swatch;
import com.adaptiveads.worker.scene.Tone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProceduralPainterTest {
    private static final Palette BLACK_AND_ORANGE = new Palette(
            List.of(new Swatch(0x1c1c1c, 0.7), new Swatch(0xd9962e, 0.3)), List.of(new Swatch(0xf1f0f1, 1)));

    private static final Focus OFF_CENTRE = new Focus(0.7, 0.36);
    private static final List<Focus> FOCI = List.of(OFF_CENTRE, new Focus(0.28, 0.62), new Focus(0.2, 0.25));

    private final ProceduralPainter painter = new ProceduralPainter();

    @ParameterizedTest
    @EnumSource(Style.class)
    void everyStyleFillsPicturesOfAnyShape(Style style) {
        int[][] sizes = {{1, 1}, {3, 7}, {970, 250}, {160, 600}, {2048, 2048}};
        for (int[] size : sizes) {
            assertFilled(paint(style, Tone.TEAL, size[0], size[1], 5), size[0], size[1]);
        }
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void everyStyleFillsPicturesWhoseFocusIsInACorner(Style style) {
        int[][] sizes = {{1, 1}, {300, 250}, {728, 90}, {160, 600}, {108, 192}};
        for (int[] size : sizes) {
            for (Focus corner : List.of(new Focus(0, 0), new Focus(1, 0), new Focus(0, 1), new Focus(1, 1))) {
                assertFilled(paint(style, Tone.TEAL, size[0], size[1], corner, 5), size[0], size[1]);
            }
        }
    }

    private static void assertFilled(Pixels picture, int width, int height) {
        assertEquals(width, picture.width());
        assertEquals(height, picture.height());
        for (int argb : picture.argb()) {
            assertEquals(0xFF, argb >>> 24, "opaque");
        }
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void theSameSeedPaintsTheSamePixels(Style style) {
        assertArrayEquals(
                paint(style, Tone.SOFT_PINK, 300, 250, 77).argb(),
                paint(style, Tone.SOFT_PINK, 300, 250, 77).argb());
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void anotherSeedIsVisiblyAnotherPicture(Style style) {
        assertTrue(
                difference(paint(style, Tone.BLUE, 256, 256, 1), paint(style, Tone.BLUE, 256, 256, 2)) > 0.015,
                "mean OKLab distance");
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void anotherFocusIsVisiblyAnotherPicture(Style style) {
        for (Focus focus : FOCI) {
            double difference =
                    difference(paint(style, Tone.BLUE, 200, 200, 3), paint(style, Tone.BLUE, 200, 200, focus, 3));
            assertTrue(difference > 0.008, () -> focus + ", mean OKLab distance: " + difference);
        }
    }

    @Test
    void neighbouringSeedsShareNothing() {
        Focus focus = new Focus(0.6, 0.4);
        for (long seed = -20; seed < 20; seed++) {
            Pixels one = paint(Style.COLOUR_BLEND, Tone.BLUE, 64, 64, focus, seed);
            Pixels next = paint(Style.COLOUR_BLEND, Tone.BLUE, 64, 64, focus, seed + 1);
            double difference = difference(one, next);
            assertTrue(difference > 0.015, "mean OKLab distance: " + difference);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Style.class,
            names = {"BOKEH", "GEOMETRIC", "LIQUID_PAINT", "COLOUR_WASH"})
    void aPlaceIsCalmerWhenTheProductGoesThere(Style style) {
        double there = 0;
        double elsewhere = 0;
        for (long seed = 0; seed < 16; seed++) {
            for (Focus focus : FOCI) {
                Focus mirrored = new Focus(1 - focus.u(), 1 - focus.v());
                there += busyness(paint(style, Tone.TEAL, 160, 160, focus, seed), focus);
                elsewhere += busyness(paint(style, Tone.TEAL, 160, 160, mirrored, seed), focus);
            }
        }
        double share = there / elsewhere;
        assertTrue(share < 0.9, () -> "busyness with the product there, and elsewhere: " + share);
    }

    @Test
    void aPictureDoesNotDependOnTheRestOfTheList() {
        List<BackgroundBrief> briefs = List.of(
                brief(Style.BOKEH, Tone.BLUE), brief(Style.MINIMAL, Tone.SOFT_SAND), brief(Style.GEOMETRIC, Tone.TEAL));
        List<Pixels> together = painter.paint(briefs, 120, 90, OFF_CENTRE, 40, share -> {});
        for (int i = 0; i < briefs.size(); i++) {
            Pixels alone = painter.paint(List.of(briefs.get(i)), 120, 90, OFF_CENTRE, 40 + i, share -> {})
                    .getFirst();
            assertArrayEquals(alone.argb(), together.get(i).argb());
        }
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void aStyleIsLikeNoOther(Style style) {
        Pixels picture = paint(style, Tone.SOFT_SKY, 200, 200, 9);
        for (Style other : EnumSet.complementOf(EnumSet.of(style))) {
            assertTrue(difference(picture, paint(other, Tone.SOFT_SKY, 200, 200, 9)) > 0.015, other.name());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Style.class,
            names = {"DARK_TO_LIGHT", "DREAMY", "MINIMAL", "COLOUR_BLEND"})
    void smoothFieldsShowNoBands(Style style) {
        for (Tone tone : List.of(Tone.SOFT_LAVENDER, Tone.DEEP_MIDNIGHT)) {
            Pixels picture = paint(style, tone, 1024, 64, 3);
            assertTrue(longestRun(picture) <= 48, "longest run of one value in a row: " + longestRun(picture));
        }
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void theProductStandsOutWhereItGoes(Style style) {
        SplittableRandom random = new SplittableRandom(20261123);
        List<Tone> tones = List.copyOf(EnumSet.allOf(Tone.class));
        for (int i = 0; i < 120; i++) {
            int main = random.nextInt(0x1000000);
            Palette palette = new Palette(
                    List.of(new Swatch(main, 0.75), new Swatch(random.nextInt(0x1000000), 0.25)),
                    List.of(new Swatch(0xf0f0f0, 1)));
            Tone tone = tones.get(random.nextInt(tones.size()));
            Focus focus =
                    i % 3 == 0 ? Focus.CENTRE : new Focus(random.nextDouble(0.15, 0.85), random.nextDouble(0.15, 0.85));
            Pixels picture = painter.paint(
                            List.of(new BackgroundBrief(style, tone, palette)), 64, 64, focus, i, share -> {})
                    .getFirst();
            double distance = around(picture, focus, 0.125).distance(Lab.of(main));
            assertTrue(distance >= 0.16, () -> "%s in %s behind #%06x: %.3f".formatted(style, tone, main, distance));
        }
    }

    @Test
    void progressRisesToOne() {
        List<Double> told = new ArrayList<>();
        painter.paint(
                List.of(brief(Style.BOKEH, Tone.ROSE), brief(Style.DREAMY, Tone.ROSE)),
                8,
                8,
                Focus.CENTRE,
                1,
                told::add);
        assertEquals(List.of(0.5, 1.0), told);
    }

    private Pixels paint(Style style, Tone tone, int width, int height, long seed) {
        return paint(style, tone, width, height, Focus.CENTRE, seed);
    }

    private Pixels paint(Style style, Tone tone, int width, int height, Focus focus, long seed) {
        return painter.paint(List.of(brief(style, tone)), width, height, focus, seed, share -> {})
                .getFirst();
    }

    private static BackgroundBrief brief(Style style, Tone tone) {
        return new BackgroundBrief(style, tone, BLACK_AND_ORANGE);
    }

    private static double difference(Pixels one, Pixels other) {
        float[][] a = OkLab.planes(one);
        float[][] b = OkLab.planes(other);
        double sum = 0;
        for (int i = 0; i < one.argb().length; i++) {
            sum += Math.sqrt(
                    Math.pow(a[0][i] - b[0][i], 2) + Math.pow(a[1][i] - b[1][i], 2) + Math.pow(a[2][i] - b[2][i], 2));
        }
        return sum / one.argb().length;
    }

    /** The mean colour of a window, {@code reach} of the picture to each side. */
    private static Lab around(Pixels picture, Focus focus, double reach) {
        float[][] planes = OkLab.planes(picture);
        double[] sum = new double[3];
        int count = 0;
        for (int y = from(focus.v(), reach, picture.height()); y < to(focus.v(), reach, picture.height()); y++) {
            for (int x = from(focus.u(), reach, picture.width()); x < to(focus.u(), reach, picture.width()); x++) {
                count++;
                for (int plane = 0; plane < 3; plane++) {
                    sum[plane] += planes[plane][y * picture.width() + x];
                }
            }
        }
        return new Lab(sum[0] / count, sum[1] / count, sum[2] / count);
    }

    /** The mean step in lightness over three pixels, where dither no longer counts, within a sixteenth to each side. */
    private static double busyness(Pixels picture, Focus at) {
        float[] lightness = OkLab.planes(picture)[0];
        double reach = 1 / 16.0;
        int width = picture.width();
        double sum = 0;
        for (int y = from(at.v(), reach, picture.height()); y < to(at.v(), reach, picture.height()); y++) {
            for (int x = from(at.u(), reach, width); x < to(at.u(), reach, width); x++) {
                int i = y * width + x;
                sum += Math.abs(lightness[i + 3] - lightness[i]) + Math.abs(lightness[i + 3 * width] - lightness[i]);
            }
        }
        return sum;
    }

    private static int from(double middle, double reach, int size) {
        return Math.max(0, (int) ((middle - reach) * size));
    }

    private static int to(double middle, double reach, int size) {
        return Math.min(size, (int) Math.ceil((middle + reach) * size));
    }

    private static int longestRun(Pixels picture) {
        int longest = 0;
        for (int y = 0; y < picture.height(); y++) {
            int run = 1;
            for (int x = 1; x < picture.width(); x++) {
                run = (picture.at(x, y) & 0xFF00) == (picture.at(x - 1, y) & 0xFF00) ? run + 1 : 1;
                longest = Math.max(longest, run);
            }
        }
        return longest;
    }
}
