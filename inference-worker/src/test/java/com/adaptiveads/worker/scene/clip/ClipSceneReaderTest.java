package com.adaptiveads.worker.scene.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.DrawnSource;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.scene.BackgroundBrief;
import com.adaptiveads.worker.scene.PaletteSceneReader;
import com.adaptiveads.worker.scene.Scene;
import com.adaptiveads.worker.text.ClipTokenizer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ClipSceneReaderTest {
    private static final OnnxRuntime RUNTIME = OnnxRuntime.cpu();
    private static final ClipModel MODEL =
            ClipModel.load(RUNTIME, InstalledModel.open(Golden.model("clip-tiny")), ClipTokenizer.load());

    private final ClipSceneReader reader = new ClipSceneReader(MODEL);

    @AfterAll
    static void close() {
        MODEL.close();
        RUNTIME.close();
    }

    @Test
    void namesItselfAndHasThePaletteOfTheReaderWithoutAModel() {
        Pixels photo = DrawnSource.of(160, 120);
        Pixels cutout = cutout(photo, 40);
        Scene scene = reader.read(photo, cutout, 3, 1);
        assertEquals("clip", scene.engine());
        assertEquals(new PaletteSceneReader().read(photo, cutout, 3, 1).palette(), scene.palette());
    }

    @Test
    void stylesAndTonesDifferWhileThereAreEnough() {
        Pixels photo = DrawnSource.of(160, 120);
        for (int count : new int[] {1, 3, 8}) {
            List<BackgroundBrief> briefs =
                    reader.read(photo, cutout(photo, 30), count, 5).backgrounds();
            assertEquals(
                    count,
                    briefs.stream().map(BackgroundBrief::style).distinct().count());
            assertEquals(
                    count, briefs.stream().map(BackgroundBrief::tone).distinct().count());
        }
    }

    @Test
    void theSameSeedGivesTheSameSceneWhoeverAsks() {
        Pixels photo = DrawnSource.of(90, 130);
        Pixels cutout = cutout(photo, 20);
        Scene expected = reader.read(photo, cutout, 3, 42);
        List<Scene> found = LongStream.range(0, 12)
                .parallel()
                .mapToObj(i -> new ClipSceneReader(MODEL).read(photo, cutout, 3, 42))
                .toList();
        found.forEach(scene -> assertEquals(expected, scene));
    }

    @Test
    void thePhotoAndTheProductBothCount() {
        Pixels photo = DrawnSource.of(200, 200);
        Pixels other = DrawnSource.of(200, 200);
        IntStream.range(0, 200 * 60).forEach(i -> other.argb()[i] = 0xFF103060);
        Scene scene = reader.read(photo, cutout(photo, 80), 8, 3);
        assertNotEquals(sight(scene), sight(reader.read(photo, cutout(photo, 30), 8, 3)));
        assertNotEquals(sight(scene), sight(reader.read(other, cutout(photo, 80), 8, 3)));
    }

    @Test
    void saysWhyInSentences() {
        Pixels photo = DrawnSource.of(160, 120);
        List<String> reasoning = reader.read(photo, cutout(photo, 40), 3, 1).reasoning();
        assertEquals(5, reasoning.size());
        for (String sentence : reasoning) {
            assertTrue(sentence.matches("[A-Z].*\\."), sentence);
        }
        assertTrue(reasoning.get(0).startsWith("The product is mostly "), reasoning.get(0));
        assertTrue(reasoning.get(1).startsWith("CLIP finds the photo "), reasoning.get(1));
        assertTrue(reasoning.get(2).matches(".*match for (both )?the photo \\(.*\\d %\\).*"), reasoning.get(2));
    }

    @Test
    void readsThePhotoTwiceWhenNothingIsCutOut() {
        Pixels photo = DrawnSource.of(64, 64);
        Scene scene = reader.read(photo, new Pixels(64, 64), 3, 1);
        assertTrue(scene.reasoning()
                .get(1)
                .matches("CLIP finds the photo \\((.*)\\) and the product by itself \\(\\1\\).*"));
    }

    @Test
    void refusesACutOutOfAnotherSize() {
        Pixels photo = DrawnSource.of(64, 64);
        assertThrows(IllegalArgumentException.class, () -> reader.read(photo, new Pixels(3, 3), 1, 1));
    }

    private static String sight(Scene scene) {
        return scene.reasoning().get(1);
    }

    /** All of the photo but a margin. */
    private static Pixels cutout(Pixels photo, int margin) {
        Pixels cutout = new Pixels(photo.width(), photo.height());
        for (int y = margin; y < photo.height() - margin; y++) {
            for (int x = margin; x < photo.width() - margin; x++) {
                cutout.argb()[y * photo.width() + x] = photo.at(x, y);
            }
        }
        return cutout;
    }
}
