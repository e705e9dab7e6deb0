package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.OkLab;
import com.adaptiveads.worker.image.OpaqueArea;
import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;

/**
 * A regular subsample of a part of a photo in OKLab.
 *
 * @param lab L, a and b of every sample
 * @param weights how much each sample counts, 0..1; edge pixels, being mixtures, count little
 * @param steps lightness difference to the sample's right and lower pixel: what the surface is like close up
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the reader to its parts, never compared
record Sample(float[][] lab, float[] weights, float[] steps) {
    private static final int PER_SIDE = 96;
    private static final float NOTHING = 1e-3f;

    /** The product, sampled within its own box so that a thin one is read as well as a large one. */
    static Sample ofProduct(Pixels photo, Pixels cutout) {
        Box whole = new Box(0, 0, photo.width(), photo.height());
        Sample sample = of(photo, cutout, OpaqueArea.of(cutout).orElse(whole));
        cube(sample.weights);
        return sample;
    }

    /** What is around the product. */
    static Sample ofSurroundings(Pixels photo, Pixels cutout) {
        Sample sample = of(photo, cutout, new Box(0, 0, photo.width(), photo.height()));
        for (int i = 0; i < sample.weights.length; i++) {
            sample.weights[i] = 1 - sample.weights[i];
        }
        cube(sample.weights);
        return sample;
    }

    private static Sample of(Pixels photo, Pixels cutout, Box box) {
        int columns = Math.min(PER_SIDE, box.width());
        int rows = Math.min(PER_SIDE, box.height());
        int count = columns * rows;
        Sample sample = new Sample(new float[3][count], new float[count], new float[count]);
        float[] colour = new float[3];
        for (int row = 0, i = 0; row < rows; row++) {
            int y = box.top() + (2 * row + 1) * box.height() / (2 * rows);
            int below = Math.min(y + 1, photo.height() - 1);
            for (int column = 0; column < columns; column++, i++) {
                int x = box.left() + (2 * column + 1) * box.width() / (2 * columns);
                int right = Math.min(x + 1, photo.width() - 1);
                float here = lightness(photo.at(x, y), colour);
                sample.steps[i] = Math.abs(lightness(photo.at(right, y), colour) - here)
                        + Math.abs(lightness(photo.at(x, below), colour) - here);
                sample.weights[i] = (cutout.at(x, y) >>> 24) / 255f;
                OkLab.fromSrgb(sample.weights[i] > 0.5f ? cutout.at(x, y) : photo.at(x, y), colour);
                for (int plane = 0; plane < 3; plane++) {
                    sample.lab[plane][i] = colour[plane];
                }
            }
        }
        return sample;
    }

    private static float lightness(int rgb, float[] scratch) {
        OkLab.fromSrgb(rgb, scratch);
        return scratch[0];
    }

    /** Everything counts alike when nothing counts at all: no product, or nothing around it. */
    private static void cube(float[] weights) {
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= weights[i] * weights[i];
            sum += weights[i];
        }
        if (sum < NOTHING) {
            Arrays.fill(weights, 1);
        }
    }
}
