package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.OkLab;
import com.adaptiveads.worker.image.Pixels;

/**
 * Turns a finished canvas into 8-bit sRGB. Every channel gets triangular noise one level wide either way before
 * rounding, which makes the error's mean and variance independent of the picture, so no gradient shows bands; taking
 * it as the difference of neighbours moves the noise to high frequencies, where the eye is weak (Lipshitz, Wannamaker
 * and Vanderkooy, Quantization and Dither, 1992).
 */
final class Developer {
    private static final int STEPS = 1 << 15;
    private static final float[] COMPANDED = new float[STEPS + 1];
    private static final float TO_UNIFORM = 1f / (1 << 21);
    private static final int LOW_BITS = (1 << 21) - 1;

    static {
        for (int i = 0; i <= STEPS; i++) {
            double linear = i / (double) STEPS;
            double companded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
            COMPANDED[i] = (float) (companded * 255);
        }
    }

    private Developer() {}

    static Pixels develop(Canvas canvas, long seed) {
        int width = canvas.frame.width();
        Pixels picture = new Pixels(width, canvas.frame.height());
        float[][] linear = new float[3][width];
        for (int y = 0; y < canvas.frame.height(); y++) {
            OkLab.toLinear(canvas.lab, y * width, linear);
            ditherRow(linear, Seeds.mixed(seed + y), picture.argb(), y * width);
        }
        return picture;
    }

    private static void ditherRow(float[][] linear, long rowSeed, int[] argb, int offset) {
        long state = rowSeed | 1;
        float red = 0.5f;
        float green = 0.5f;
        float blue = 0.5f;
        for (int x = 0; x < linear[0].length; x++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            float nextRed = (state & LOW_BITS) * TO_UNIFORM;
            float nextGreen = (state >>> 21 & LOW_BITS) * TO_UNIFORM;
            float nextBlue = (state >>> 42 & LOW_BITS) * TO_UNIFORM;
            argb[offset + x] = 0xFF000000
                    | level(linear[0][x], nextRed - red) << 16
                    | level(linear[1][x], nextGreen - green) << 8
                    | level(linear[2][x], nextBlue - blue);
            red = nextRed;
            green = nextGreen;
            blue = nextBlue;
        }
    }

    private static int level(float linear, float noise) {
        int step = Math.clamp((int) (linear * STEPS + 0.5f), 0, STEPS);
        return Math.clamp((int) (COMPANDED[step] + noise + 0.5f), 0, 255);
    }
}
