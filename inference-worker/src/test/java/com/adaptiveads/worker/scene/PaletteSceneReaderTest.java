package com.adaptiveads.worker.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Lab;
import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteSceneReaderTest {
    private static final int RED = 0xC0281E;
    private static final int NAVY = 0x1C2A5A;
    private static final int GREY = 0xDADCDE;

    private final PaletteSceneReader reader = new PaletteSceneReader();

    @Test
    void findsTheTwoColoursOfATwoColouredProductByTheirShares() {
        Palette palette = read(3, 1).palette();
        assertEquals(2, palette.product().size());
        assertNear(RED, palette.product().get(0));
        assertNear(NAVY, palette.product().get(1));
        assertEquals(0.75, palette.product().get(0).weight(), 0.04);
        assertEquals(0.25, palette.product().get(1).weight(), 0.04);
    }

    @Test
    void keepsProductAndSurroundingsApart() {
        Palette palette = read(3, 1).palette();
        assertEquals(1, palette.surroundings().size());
        assertNear(GREY, palette.surroundings().getFirst());
    }

    @Test
    void readsAProductAsThinAsAWire() {
        Pixels photo = filled(GREY);
        Pixels cutout = new Pixels(photo.width(), photo.height());
        for (int x = 40; x < 160; x++) {
            photo.argb()[91 * 200 + x] = 0xFF000000 | RED;
            cutout.argb()[91 * 200 + x] = 0xFF000000 | RED;
        }
        Palette palette = reader.read(photo, cutout, 1, 1).palette();
        assertNear(RED, palette.product().getFirst());
        assertEquals(1, palette.product().size());
    }

    @Test
    void readsTheWholePhotoWhenNothingIsCutOut() {
        Pixels photo = photo();
        Palette palette = reader.read(photo, new Pixels(photo.width(), photo.height()), 1, 1)
                .palette();
        assertNear(GREY, palette.product().getFirst());
        assertNear(GREY, palette.surroundings().getFirst());
    }

    @Test
    void promptsHaveTheOriginalsForm() {
        for (BackgroundBrief brief : read(8, 5).backgrounds()) {
            assertTrue(
                    brief.prompt().matches("abstract background, [a-z ]+, [a-z -]+ tones, smooth, clean, minimal"),
                    brief.prompt());
            assertTrue(brief.prompt().contains(", " + brief.style().phrase() + ", "));
        }
    }

    @Test
    void theOriginalsFourTonesAreAmongOurs() {
        Set<String> phrases =
                EnumSet.allOf(Tone.class).stream().map(Tone::phrase).collect(Collectors.toSet());
        assertTrue(phrases.containsAll(
                List.of("warm red orange tones", "cool blue tones", "fresh green tones", "neutral balanced tones")));
        assertEquals(Tone.values().length, phrases.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void stylesAndTonesDifferWhileThereAreEnough(int count) {
        List<BackgroundBrief> briefs = read(count, 11).backgrounds();
        assertEquals(count, briefs.size());
        assertEquals(
                count, briefs.stream().map(BackgroundBrief::style).distinct().count());
        assertEquals(
                count, briefs.stream().map(BackgroundBrief::tone).distinct().count());
    }

    @Test
    void threeBackgroundsAreOfThreeKinds() {
        for (long seed = 0; seed < 200; seed++) {
            List<Style> styles = read(3, seed).backgrounds().stream()
                    .map(BackgroundBrief::style)
                    .toList();
            assertEquals(
                    EnumSet.allOf(StyleRanking.Kind.class),
                    styles.stream()
                            .map(StyleRanking.Kind::of)
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(StyleRanking.Kind.class))),
                    styles::toString);
        }
    }

    @Test
    void noStyleIsMostOftenFirstForMostProducts() {
        SplittableRandom random = new SplittableRandom(7);
        Map<Style, Integer> first = new EnumMap<>(Style.class);
        int products = 400;
        for (int i = 0; i < products; i++) {
            Mood mood = new Mood(
                    random.nextDouble(0.2, 0.8),
                    random.nextDouble(0, 0.7),
                    random.nextDouble(0.3, 0.8),
                    random.nextDouble(0.45, 0.75),
                    random.nextDouble(0.1, 0.95),
                    random.nextDouble(0.1, 0.55));
            first.merge(StyleChooser.choose(mood, 3, random.split()).getFirst(), 1, Integer::sum);
        }
        assertEquals(Style.values().length, first.size(), first::toString);
        assertTrue(Collections.max(first.values()) < products / 3, first::toString);
    }

    @Test
    void moreThanEightStartOverWithTheBest() {
        List<BackgroundBrief> briefs = read(10, 2).backgrounds();
        assertEquals(briefs.get(0).style(), briefs.get(8).style());
        assertNotEquals(briefs.get(0).tone(), briefs.get(8).tone());
    }

    @Test
    void theSameSeedGivesTheSameSceneAndOthersVaryIt() {
        assertEquals(read(3, 42), read(3, 42));
        long different = LongStream.range(0, 20)
                .mapToObj(seed -> read(3, seed).backgrounds())
                .distinct()
                .count();
        assertTrue(different >= 5, "scenes out of 20 seeds: " + different);
    }

    @Test
    void theBestToneStandsOutFromWhiteAndFromBlack() {
        for (int product : new int[] {0xF6F5F3, 0x121214}) {
            Pixels photo = filled(product);
            for (long seed = 0; seed < 20; seed++) {
                for (BackgroundBrief brief : reader.read(photo, photo, 3, seed).backgrounds()) {
                    assertTrue(
                            brief.tone().colour().distance(Lab.of(product)) > 0.2,
                            brief.tone().phrase());
                }
            }
        }
    }

    @Test
    void saysWhyInSentences() {
        Scene scene = read(3, 1);
        assertEquals(4, scene.reasoning().size());
        assertTrue(
                scene.reasoning().getFirst().startsWith("The product is mostly red, with deep blue"),
                scene.reasoning().getFirst());
        for (String sentence : scene.reasoning()) {
            assertTrue(sentence.matches("[A-Z].*\\."), sentence);
        }
        assertFalse(scene.engine().isEmpty());
    }

    @Test
    void refusesACutOutOfAnotherSize() {
        assertThrows(IllegalArgumentException.class, () -> reader.read(photo(), new Pixels(3, 3), 1, 1));
    }

    @Test
    void aSinglePixelIsAScene() {
        Pixels dot = new Pixels(1, 1, new int[] {0xFF336699});
        assertEquals(3, reader.read(dot, dot, 3, 1).backgrounds().size());
    }

    private Scene read(int count, long seed) {
        Pixels photo = photo();
        int[] cutout = photo.argb().clone();
        for (int i = 0; i < cutout.length; i++) {
            if ((cutout[i] & 0xFFFFFF) == GREY) {
                cutout[i] &= 0xFFFFFF;
            }
        }
        return reader.read(photo, new Pixels(photo.width(), photo.height(), cutout), count, seed);
    }

    /** A red box with a navy lower quarter on grey. */
    private static Pixels photo() {
        Pixels photo = filled(GREY);
        for (int y = 60; y < 140; y++) {
            for (int x = 60; x < 140; x++) {
                photo.argb()[y * 200 + x] = 0xFF000000 | (y < 120 ? RED : NAVY);
            }
        }
        return photo;
    }

    private static Pixels filled(int rgb) {
        Pixels photo = new Pixels(200, 200);
        Arrays.fill(photo.argb(), 0xFF000000 | rgb);
        return photo;
    }

    private static void assertNear(int expected, Swatch actual) {
        assertTrue(
                Lab.of(expected).distance(Lab.of(actual.rgb())) < 0.02,
                "#%06x, not #%06x".formatted(actual.rgb(), expected));
    }
}
