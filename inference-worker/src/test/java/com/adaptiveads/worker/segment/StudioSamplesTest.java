package com.adaptiveads.worker.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.adaptiveads.worker.image.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real product photos, where they are at hand beside the repository. */
class StudioSamplesTest {
    private final StudioSegmenter studio = new StudioSegmenter();

    @ParameterizedTest(name = "{0}: {1},{2} is product: {3}")
    @CsvSource({
        "mug.jpg, 330, 300, true",
        "mug.jpg, 178, 370, false",
        "mug.jpg, 600, 500, false",
        "sunglasses.jpg, 300, 400, true",
        "sunglasses.jpg, 425, 326, false",
        "sunglasses.jpg, 350, 280, false",
        "watch.jpg, 350, 300, true",
        "hairdryer.jpg, 262, 690, true",
        "hairdryer.jpg, 560, 560, false",
        "tank-top.jpg, 350, 100, false",
        "tank-top.jpg, 350, 500, true",
        "candle-holder.jpg, 340, 250, true",
        "loafers.jpg, 500, 600, false",
        "loafers.jpg, 430, 480, false",
        "loafers.jpg, 480, 430, false",
        "loafers.jpg, 600, 430, true",
    })
    void studioPhotosAreCutWhereAPersonWouldCutThem(String file, int x, int y, boolean product) throws IOException {
        var cutout = assertInstanceOf(Segmentation.Cutout.class, studio.segment(photo(file), ""));
        assertEquals(product, cutout.image().at(x, y) >>> 24 > 128);
    }

    @Test
    void theCupInTheCafeIsTooCluttered() throws IOException {
        var refused = assertInstanceOf(Segmentation.Refused.class, studio.segment(photo("coffee.png"), "coffee cup"));
        assertEquals("too_cluttered", refused.code());
    }

    @Test
    void theGlassJarIsRefusedRatherThanCutToALidAndADisc() throws IOException {
        var refused = assertInstanceOf(Segmentation.Refused.class, studio.segment(photo("bamboo-glass-jar.jpg"), ""));
        assertEquals("see_through", refused.code());
    }

    @Test
    void onlyDoubtfulCutoutsScoreLow() throws IOException {
        assertTrue(assertInstanceOf(Segmentation.Cutout.class, studio.segment(photo("mug.jpg"), ""))
                        .score()
                > 0.85);
        assertTrue(assertInstanceOf(Segmentation.Cutout.class, studio.segment(photo("salt-and-pepper-shakers.jpg"), ""))
                        .score()
                < 0.6);
    }

    private static Pixels photo(String file) throws IOException {
        Path samples = Path.of("..", "shared", "samples");
        Path folder = Files.isDirectory(samples) ? samples : Path.of("..").resolve(samples);
        assumeTrue(Files.isRegularFile(folder.resolve(file)), () -> "no sample photos at " + samples);
        return Shot.pixels(ImageIO.read(folder.resolve(file).toFile()));
    }
}
