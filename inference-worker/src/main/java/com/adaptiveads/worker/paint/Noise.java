package com.adaptiveads.worker.paint;

import java.util.SplittableRandom;

/**
 * Seeded two-dimensional gradient noise (Perlin, Improving Noise, 2002) with gradients at free angles, so that no axis
 * shows. Values are about -1..1 with mean 0; one feature is about one unit wide.
 */
final class Noise {
    private static final int SIZE = 256;
    private static final float TO_UNIT_RANGE = 1.5f;
    /** Turning every octave by an irrational-looking angle keeps their lattices from lining up. */
    private static final float TURN_COS = 0.7986f;

    private static final float TURN_SIN = 0.6018f;

    private final int[] permutation = new int[SIZE * 2];
    private final float[] gradientX = new float[SIZE];
    private final float[] gradientY = new float[SIZE];

    Noise(SplittableRandom random) {
        for (int i = 0; i < SIZE; i++) {
            permutation[i] = i;
            double angle = random.nextDouble(2 * Math.PI);
            gradientX[i] = (float) Math.cos(angle);
            gradientY[i] = (float) Math.sin(angle);
        }
        for (int i = SIZE - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = permutation[i];
            permutation[i] = permutation[j];
            permutation[j] = kept;
        }
        System.arraycopy(permutation, 0, permutation, SIZE, SIZE);
    }

    float at(float x, float y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        float fx = x - column;
        float fy = y - row;
        int near = permutation[column & SIZE - 1];
        int far = permutation[column + 1 & SIZE - 1];
        int top = row & SIZE - 1;
        int bottom = row + 1 & SIZE - 1;
        float across = fade(fx);
        float upper =
                Curves.mix(corner(permutation[near + top], fx, fy), corner(permutation[far + top], fx - 1, fy), across);
        float lower = Curves.mix(
                corner(permutation[near + bottom], fx, fy - 1),
                corner(permutation[far + bottom], fx - 1, fy - 1),
                across);
        return TO_UNIT_RANGE * Curves.mix(upper, lower, fade(fy));
    }

    /** Fractal sum: each octave twice as fine and half as strong. */
    float fractal(float x, float y, int octaves) {
        float sum = 0;
        float strength = 0.5f;
        float px = x;
        float py = y;
        for (int i = 0; i < octaves; i++) {
            sum += strength * at(px, py);
            strength *= 0.5f;
            float turned = 2 * (TURN_COS * px - TURN_SIN * py) + 17.3f;
            py = 2 * (TURN_SIN * px + TURN_COS * py) - 9.1f;
            px = turned;
        }
        return sum;
    }

    private float corner(int hash, float dx, float dy) {
        return gradientX[hash] * dx + gradientY[hash] * dy;
    }

    private static float fade(float t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }
}
