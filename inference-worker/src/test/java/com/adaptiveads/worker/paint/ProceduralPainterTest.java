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

    private final ProceduralPainter painter = new ProceduralPainter();

    @ParameterizedTest
    @EnumSource(Style.class)
    void everyStyleFillsPicturesOfAnyShape(Style style) {
        int[][] sizes = {{1, 1}, {3, 7}, {970, 250}, {160, 600}, {2048, 2048}};
        for (int[] size : sizes) {
            Pixels picture = paint(style, Tone.TEAL, size[0], size[1], 5);
            assertEquals(size[0], picture.width());
            assertEquals(size[1], picture.height());
            for (int argb : picture.argb()) {
                assertEquals(0xFF, argb >>> 24, "opaque");
            }
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

    @Test
    void aPictureDoesNotDependOnTheRestOfTheList() {
        List<BackgroundBrief> briefs = List.of(
                brief(Style.BOKEH, Tone.BLUE), brief(Style.MINIMAL, Tone.SOFT_SAND), brief(Style.GEOMETRIC, Tone.TEAL));
        List<Pixels> together = painter.paint(briefs, 120, 90, 40, share -> {});
        for (int i = 0; i < briefs.size(); i++) {
            Pixels alone = painter.paint(List.of(briefs.get(i)), 120, 90, 40 + i, share -> {})
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
    void theProductStandsOutFromTheMiddle(Style style) {
        SplittableRandom random = new SplittableRandom(20261123);
        List<Tone> tones = List.copyOf(EnumSet.allOf(Tone.class));
        for (int i = 0; i < 120; i++) {
            int main = random.nextInt(0x1000000);
            Palette palette = new Palette(
                    List.of(new Swatch(main, 0.75), new Swatch(random.nextInt(0x1000000), 0.25)),
                    List.of(new Swatch(0xf0f0f0, 1)));
            Tone tone = tones.get(random.nextInt(tones.size()));
            Pixels picture = painter.paint(List.of(new BackgroundBrief(style, tone, palette)), 64, 64, i, share -> {})
                    .getFirst();
            double distance = middle(picture).distance(Lab.of(main));
            assertTrue(distance >= 0.16, () -> "%s in %s behind #%06x: %.3f".formatted(style, tone, main, distance));
        }
    }

    @Test
    void progressRisesToOne() {
        List<Double> told = new ArrayList<>();
        painter.paint(List.of(brief(Style.BOKEH, Tone.ROSE), brief(Style.DREAMY, Tone.ROSE)), 8, 8, 1, told::add);
        assertEquals(List.of(0.5, 1.0), told);
    }

    private Pixels paint(Style style, Tone tone, int width, int height, long seed) {
        return painter.paint(List.of(brief(style, tone)), width, height, seed, share -> {})
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

    private static Lab middle(Pixels picture) {
        float[][] planes = OkLab.planes(picture);
        double[] sum = new double[3];
        int count = 0;
        for (int y = picture.height() * 3 / 8; y < picture.height() * 5 / 8; y++) {
            for (int x = picture.width() * 3 / 8; x < picture.width() * 5 / 8; x++, count++) {
                for (int plane = 0; plane < 3; plane++) {
                    sum[plane] += planes[plane][y * picture.width() + x];
                }
            }
        }
        return new Lab(sum[0] / count, sum[1] / count, sum[2] / count);
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
