package com.adaptiveads.worker.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Pixels;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverTest {
    private static final int WIDTH = 61;
    private static final int HEIGHT = 75;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingVisibleIsLeftOutAndNothingBehindTheCoreCanBeSeen(long seed) {
        Pixels product = blobs(new Random(seed));
        Cover cover = Cover.of(product);
        int hidden = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean inside = x >= cover.left(y) && x < cover.right(y);
                assertTrue(inside || product.at(x, y) >>> 24 == 0, x + ", " + y + " is visible");
                if (x >= cover.start(y) && x < cover.end(y)) {
                    assertEquals(Neighbours.ALL, around(product, x, y, 255), x + ", " + y);
                    hidden++;
                }
            }
        }
        assertTrue(hidden > 100, "only " + hidden);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neighboursAreCountedRightlyWhateverIsSkippedAbove(long seed) {
        Pixels product = blobs(new Random(seed));
        Cover cover = Cover.of(product);
        for (int alpha : new int[] {Overlay.VISIBLE, Overlay.OPAQUE}) {
            Neighbours neighbours = new Neighbours(product, cover, alpha);
            int[] counts = new int[WIDTH];
            for (int y = 0; y < HEIGHT; y++) {
                neighbours.next(counts);
                for (int x = cover.left(y); x < cover.right(y); x++) {
                    if (x < cover.start(y) || x >= cover.end(y)) {
                        assertEquals(around(product, x, y, alpha), counts[x], x + ", " + y);
                    }
                }
            }
        }
    }

    private static int around(Pixels picture, int x, int y, int alpha) {
        int count = 0;
        for (int ny = Math.max(0, y - 2); ny <= Math.min(HEIGHT - 1, y + 2); ny++) {
            for (int nx = Math.max(0, x - 2); nx <= Math.min(WIDTH - 1, x + 2); nx++) {
                count += picture.at(nx, ny) >>> 24 >= alpha ? 1 : 0;
            }
        }
        return count;
    }

    /** Soft discs, some over the picture's edge, with holes. */
    private static Pixels blobs(Random random) {
        Pixels picture = new Pixels(WIDTH, HEIGHT);
        for (int n = 0; n < 7; n++) {
            double cx = WIDTH * random.nextDouble();
            double cy = HEIGHT * random.nextDouble();
            double radius = n < 5 ? 8 + 14 * random.nextDouble() : 4;
            for (int i = 0; i < picture.argb().length; i++) {
                int row = i / WIDTH;
                double share = Math.clamp(radius - Math.hypot(i % WIDTH - cx, row - cy), 0, 1);
                int alpha = picture.argb()[i] >>> 24;
                int now = (int) Math.round(n < 5 ? Math.max(alpha, 255 * share) : alpha * (1 - share));
                picture.argb()[i] = now << 24 | 0x808080;
            }
        }
        return picture;
    }
}
