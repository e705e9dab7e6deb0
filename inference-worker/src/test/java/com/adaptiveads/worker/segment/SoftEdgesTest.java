package com.adaptiveads.worker.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SoftEdgesTest {
    private static final int SIDE = 64;

    @Test
    void notchesWithoutAnEdgeInThePhotoAreEvenedOut() {
        boolean[] evened = SoftEdges.evened(photo(0xFF8A8886), notched());
        for (int x = 12; x < SIDE - 12; x++) {
            assertTrue(evened[31 * SIDE + x], "notch at " + x);
            assertFalse(evened[32 * SIDE + x], "spike at " + x);
        }
    }

    @Test
    void whatFollowsACrispEdgeStays() {
        boolean[] mask = notched();
        Pixels photo = photo(0xFF8A8886);
        for (int i = 0; i < mask.length; i++) {
            photo.argb()[i] = mask[i] ? 0xFF202020 : 0xFFE0E0E0;
        }
        assertArrayEquals(mask, SoftEdges.evened(photo, mask));
    }

    @Test
    void aThinLineStays() {
        boolean[] line = new boolean[SIDE * SIDE];
        for (int i = 0; i < line.length; i++) {
            line[i] = i >= 29 * SIDE && i < 32 * SIDE;
        }
        assertArrayEquals(line, SoftEdges.evened(photo(0xFF8A8886), line));
    }

    /** Product above row 32; a notch 4 pixels wide and one deep every 16, as narrow a spike every 16 between. */
    private static boolean[] notched() {
        boolean[] mask = new boolean[SIDE * SIDE];
        for (int i = 0; i < mask.length; i++) {
            int x = i % SIDE;
            int foot = x % 16 < 4 ? 31 : x % 16 >= 8 && x % 16 < 12 ? 33 : 32;
            mask[i] = i / SIDE < foot;
        }
        return mask;
    }

    private static Pixels photo(int rgb) {
        Pixels photo = new Pixels(SIDE, SIDE);
        Arrays.fill(photo.argb(), rgb);
        return photo;
    }
}
