package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.OkLab;
import com.adaptiveads.worker.image.Pixels;

/** Proves, after the fact and from the finished pixels alone, that a product was not altered by composing it. */
final class IntegrityCheck {
    private static final double MAX_ALLOWED = 0.02;
    private static final double MEAN_ALLOWED = 0.002;

    private IntegrityCheck() {}

    /**
     * Compares the composition with the product at the place where it should be.
     *
     * @throws ProductAltered when a pixel of the core differs noticeably, or the core as a whole slightly
     */
    static Integrity require(Pixels composition, Pixels product, int x, int y) {
        Integrity integrity = measure(composition, product, x, y);
        if (integrity.maxDeltaE() > MAX_ALLOWED || integrity.meanDeltaE() > MEAN_ALLOWED) {
            throw new ProductAltered(integrity);
        }
        return integrity;
    }

    private static Integrity measure(Pixels composition, Pixels product, int left, int top) {
        Neighbours opaque = new Neighbours(product, Overlay.OPAQUE);
        int[] around = new int[product.width()];
        double[] distances = new double[2]; // largest, sum
        int count = 0;
        for (int y = 0; y < product.height(); y++) {
            opaque.next(around);
            for (int n : around) {
                count += n / Neighbours.ALL;
            }
            int from = y * product.width();
            int to = (top + y) * composition.width() + left;
            if (differs(product.argb(), from, composition.argb(), to, around)) {
                compare(product.argb(), from, composition.argb(), to, around, distances);
            }
        }
        return new Integrity(distances[0], count == 0 ? 0 : distances[1] / count, count);
    }

    /** Without a branch, so that the usual answer, no, comes from vector code. */
    private static boolean differs(int[] product, int from, int[] composition, int to, int[] around) {
        int any = 0;
        for (int x = 0; x < around.length; x++) {
            int core = (Neighbours.ALL - 1 - around[x]) >> 31;
            any |= (product[from + x] ^ composition[to + x]) & core;
        }
        return (any & 0xFFFFFF) != 0;
    }

    private static void compare(int[] product, int from, int[] composition, int to, int[] around, double[] distances) {
        float[] expected = new float[3];
        float[] found = new float[3];
        for (int x = 0; x < around.length; x++) {
            if (around[x] == Neighbours.ALL) {
                OkLab.fromSrgb(product[from + x], expected);
                OkLab.fromSrgb(composition[to + x], found);
                double distance =
                        Math.hypot(expected[0] - found[0], Math.hypot(expected[1] - found[1], expected[2] - found[2]));
                distances[0] = Math.max(distances[0], distance);
                distances[1] += distance;
            }
        }
    }
}
