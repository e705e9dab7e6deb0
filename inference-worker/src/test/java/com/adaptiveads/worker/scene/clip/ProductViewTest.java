package com.adaptiveads.worker.scene.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProductViewTest {
    private static final int GREY = 0xFF7F7F7F;

    @Test
    void theProductIsWholeInTheMiddleOfGrey() {
        Pixels view = ProductView.of(bar(300, 40, 0xFFC02010)).orElseThrow();
        assertEquals(360, view.width());
        assertEquals(360, view.height());
        assertEquals(0xFFC02010, view.at(30, 180));
        assertEquals(0xFFC02010, view.at(329, 180));
        assertEquals(GREY, view.at(29, 180));
        assertEquals(GREY, view.at(330, 180));
        assertEquals(GREY, view.at(180, 159));
        assertEquals(0xFFC02010, view.at(180, 160));
    }

    @Test
    void aLargeProductIsShrunkToWhatIsLookedAt() {
        Pixels view = ProductView.of(bar(1000, 1600, 0xFF204080)).orElseThrow();
        assertEquals(448 + 2 * 45, view.width());
        assertEquals(0xFF204080, view.at(269, 269));
    }

    @Test
    void whatIsHalfTransparentIsMixedWithTheGrey() {
        Pixels cutout = bar(10, 10, 0xFFFFFFFF);
        cutout.argb()[50 * cutout.width() + 25] = 0x81FFFFFF;
        Pixels view = ProductView.of(cutout).orElseThrow();
        long mixed = Arrays.stream(view.argb())
                .filter(p -> p != GREY && p != 0xFFFFFFFF)
                .count();
        assertEquals(1, mixed);
        assertTrue(Arrays.stream(view.argb()).anyMatch(p -> p == 0xFFC0C0C0));
    }

    @Test
    void nothingCutOutIsNoProduct() {
        assertTrue(ProductView.of(new Pixels(30, 20)).isEmpty());
    }

    /** A bar of one colour, somewhere in a larger picture. */
    private static Pixels bar(int width, int height, int argb) {
        Pixels cutout = new Pixels(width + 40, height + 60);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                cutout.argb()[(y + 45) * cutout.width() + x + 20] = argb;
            }
        }
        return cutout;
    }
}
