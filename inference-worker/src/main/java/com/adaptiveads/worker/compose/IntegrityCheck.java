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
        double max = 0;
        double sum = 0;
        int count = 0;
        float[] expected = new float[3];
        float[] found = new float[3];
        Neighbours opaque = new Neighbours(product, Overlay.OPAQUE);
        for (int y = 0; y < product.height(); y++) {
            int[] around = opaque.of(y);
            for (int x = 0; x < product.width(); x++) {
                if (around[x] < Neighbours.ALL) {
                    continue;
                }
                count++;
                int source = product.at(x, y);
                int composed = composition.at(left + x, top + y);
                if (((source ^ composed) & 0xFFFFFF) == 0) {
                    continue;
                }
                OkLab.fromSrgb(source, expected);
                OkLab.fromSrgb(composed, found);
                double distance =
                        Math.hypot(expected[0] - found[0], Math.hypot(expected[1] - found[1], expected[2] - found[2]));
                max = Math.max(max, distance);
                sum += distance;
            }
        }
        return new Integrity(max, count == 0 ? 0 : sum / count, count);
    }
}
