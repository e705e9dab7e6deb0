package com.adaptiveads.worker.segment;

import java.util.Arrays;

/**
 * The frame of pixels along the border, where backdrop is expected.
 *
 * @param thickness in pixels
 * @param pixels indices of the frame's pixels, at most a few thousand, evenly spread
 */
@SuppressWarnings("ArrayRecordComponent") // working arrays
record Ring(int width, int height, int thickness, int[] pixels) {
    private static final double SHARE = 0.03;
    private static final int SAMPLES = 6000;

    static Ring of(LabImage image) {
        int width = image.width();
        int height = image.height();
        int thickness = Math.max(2, (int) Math.round(SHARE * Math.sqrt((double) width * height)));
        int[] all = new int[image.size()];
        int count = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (inside(x, y, width, height, thickness)) {
                    all[count++] = y * width + x;
                }
            }
        }
        int step = Math.max(1, count / SAMPLES);
        step += step % 2 == 0 ? 1 : 0;
        int[] pixels = new int[(count + step - 1) / step];
        for (int n = 0; n < pixels.length; n++) {
            pixels[n] = all[n * step];
        }
        return new Ring(width, height, thickness, pixels);
    }

    boolean contains(int x, int y) {
        return inside(x, y, width, height, thickness);
    }

    private static boolean inside(int x, int y, int width, int height, int thickness) {
        return x < thickness || y < thickness || x >= width - thickness || y >= height - thickness;
    }

    /** The value below which the given share of the values lies; reorders nothing. */
    static float quantile(float[] values, double share) {
        if (values.length == 0) {
            return 0;
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
}
