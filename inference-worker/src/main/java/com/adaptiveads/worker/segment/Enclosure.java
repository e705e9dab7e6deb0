package com.adaptiveads.worker.segment;

import java.util.Arrays;

/** How surrounded each pixel is: the share of eight rays, 0..1, that meet a marked pixel before the picture ends. */
final class Enclosure {
    private static final float RAY = 1f / MaxFlow.DIRECTIONS;

    private Enclosure() {}

    static float[] of(boolean[] marked, int width, int height) {
        float[] share = new float[marked.length];
        boolean[] met = new boolean[width];
        boolean[] before = new boolean[width];
        for (int down = -1; down <= 1; down += 2) {
            for (int across = -1; across <= 1; across++) {
                Arrays.fill(met, false);
                for (int n = 0; n < height; n++) {
                    int row = (down > 0 ? n : height - 1 - n) * width;
                    boolean[] swap = before;
                    before = met;
                    met = swap;
                    for (int x = 0; x < width; x++) {
                        int from = x - across;
                        boolean seen = from >= 0 && from < width && before[from];
                        met[x] = seen || marked[row + x];
                        share[row + x] += seen ? RAY : 0;
                    }
                }
            }
        }
        for (int y = 0; y < height; y++) {
            along(marked, share, y * width, width, 1);
            along(marked, share, (y + 1) * width - 1, width, -1);
        }
        return share;
    }

    private static void along(boolean[] marked, float[] share, int start, int length, int step) {
        boolean seen = false;
        for (int n = 0; n < length; n++) {
            int i = start + n * step;
            share[i] += seen ? RAY : 0;
            seen |= marked[i];
        }
    }
}
