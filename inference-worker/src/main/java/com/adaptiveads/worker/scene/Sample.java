package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.OkLab;
import com.adaptiveads.worker.image.Pixels;

/**
 * A regular subsample of a photo in OKLab.
 *
 * @param lab L, a and b of every sample
 * @param product how much of the sample belongs to the product, 0..1
 * @param steps lightness difference to the sample's right and lower pixel: what the surface is like close up
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the reader to its parts, never compared
record Sample(float[][] lab, float[] product, float[] steps) {
    private static final int PER_SIDE = 96;

    static Sample of(Pixels photo, Pixels cutout) {
        if (photo.width() != cutout.width() || photo.height() != cutout.height()) {
            throw new IllegalArgumentException("the cut-out is not the size of the photo: " + cutout.width() + " x "
                    + cutout.height() + ", not " + photo.width() + " x " + photo.height());
        }
        int columns = Math.min(PER_SIDE, photo.width());
        int rows = Math.min(PER_SIDE, photo.height());
        Sample sample = new Sample(new float[3][columns * rows], new float[columns * rows], new float[columns * rows]);
        float[] colour = new float[3];
        for (int row = 0, i = 0; row < rows; row++) {
            int y = (2 * row + 1) * photo.height() / (2 * rows);
            int below = Math.min(y + 1, photo.height() - 1);
            for (int column = 0; column < columns; column++, i++) {
                int x = (2 * column + 1) * photo.width() / (2 * columns);
                int right = Math.min(x + 1, photo.width() - 1);
                sample.product[i] = (cutout.at(x, y) >>> 24) / 255f;
                int argb = sample.product[i] > 0.5f ? cutout.at(x, y) : photo.at(x, y);
                OkLab.fromSrgb(photo.at(right, y), colour);
                float beside = colour[0];
                OkLab.fromSrgb(photo.at(x, below), colour);
                float under = colour[0];
                OkLab.fromSrgb(photo.at(x, y), colour);
                sample.steps[i] = Math.abs(beside - colour[0]) + Math.abs(under - colour[0]);
                OkLab.fromSrgb(argb, colour);
                for (int plane = 0; plane < 3; plane++) {
                    sample.lab[plane][i] = colour[plane];
                }
            }
        }
        return sample;
    }

    /** Weights of the product's samples; edge pixels, being mixtures, count little. Everything when nothing is cut out. */
    float[] productWeights() {
        return weights(1, 0);
    }

    float[] surroundingsWeights() {
        return weights(-1, 1);
    }

    private float[] weights(float factor, float offset) {
        float[] weights = new float[product.length];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            float share = factor * product[i] + offset;
            weights[i] = share * share * share;
            sum += weights[i];
        }
        if (sum < 1e-3f) {
            java.util.Arrays.fill(weights, 1);
        }
        return weights;
    }
}
