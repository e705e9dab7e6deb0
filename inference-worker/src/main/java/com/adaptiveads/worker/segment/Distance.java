package com.adaptiveads.worker.segment;

import java.util.Arrays;

/** Distances in pixels by the two-pass chamfer of Borgefors (1986), steps 1 and 1.414: at most 8 % too long. */
final class Distance {
    private static final float DIAGONAL = 1.4142135f;
    private static final float FAR = 1e6f;

    private Distance() {}

    /** For every pixel the distance to the nearest one where {@code mask} is {@code value}; 0 there, 1e6 if none. */
    static float[] to(boolean[] mask, boolean value, int width, int height) {
        float[] distance = new float[mask.length];
        Arrays.fill(distance, FAR);
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                int i = row + x;
                if (mask[i] == value) {
                    distance[i] = 0;
                    continue;
                }
                float best = x > 0 ? distance[i - 1] + 1 : FAR;
                if (y > 0) {
                    best = Math.min(best, distance[i - width] + 1);
                    best = x > 0 ? Math.min(best, distance[i - width - 1] + DIAGONAL) : best;
                    best = x < width - 1 ? Math.min(best, distance[i - width + 1] + DIAGONAL) : best;
                }
                distance[i] = Math.min(best, FAR);
            }
        }
        backward(distance, width, height);
        return distance;
    }

    private static void backward(float[] distance, int width, int height) {
        for (int y = height - 1; y >= 0; y--) {
            int row = y * width;
            for (int x = width - 1; x >= 0; x--) {
                int i = row + x;
                float best = distance[i];
                best = x < width - 1 ? Math.min(best, distance[i + 1] + 1) : best;
                if (y < height - 1) {
                    best = Math.min(best, distance[i + width] + 1);
                    best = x > 0 ? Math.min(best, distance[i + width - 1] + DIAGONAL) : best;
                    best = x < width - 1 ? Math.min(best, distance[i + width + 1] + DIAGONAL) : best;
                }
                distance[i] = best;
            }
        }
    }
}
