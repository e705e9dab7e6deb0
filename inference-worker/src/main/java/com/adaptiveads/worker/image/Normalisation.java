package com.adaptiveads.worker.image;

/**
 * How 8-bit levels become a model's floats: {@code (level / 255 - mean) / deviation}, per channel red, green, blue.
 * Worked out once for each of the 256 levels, in double precision, and rounded to float once: within 1e-6 of both
 * orders the reference processors calculate in.
 */
public final class Normalisation {
    private static final int CHANNELS = 3;

    private final float[][] values = new float[CHANNELS][256];

    /**
     * @param mean red, green and blue, of levels 0..1
     * @param deviation red, green and blue, of levels 0..1
     * @throws IllegalArgumentException when there are not three of each or a deviation is not above 0
     */
    public Normalisation(double[] mean, double[] deviation) {
        if (mean.length != CHANNELS || deviation.length != CHANNELS) {
            throw new IllegalArgumentException("a mean and a standard deviation have three values: red, green, blue");
        }
        for (int c = 0; c < CHANNELS; c++) {
            if (!(deviation[c] > 0)) {
                throw new IllegalArgumentException("a standard deviation is above 0, not " + deviation[c]);
            }
            for (int level = 0; level < 256; level++) {
                values[c][level] = (float) ((level / 255.0 - mean[c]) / deviation[c]);
            }
        }
    }

    /** The floats of the levels 0..255 of one channel. */
    float[] values(int channel) {
        return values[channel];
    }
}
