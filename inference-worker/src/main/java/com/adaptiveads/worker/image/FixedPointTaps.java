package com.adaptiveads.worker.image;

import java.util.Arrays;

/**
 * Which source samples make up each output sample along one axis, with Pillow's integer weights: the filter is widened
 * by the shrink factor, samples beyond the picture are left out, the rest made to sum to 1 and rounded to
 * {@value #PRECISION} fractional bits.
 *
 * @param first index of the first source sample, one entry per output sample
 * @param weights one row of weights per output sample, times 2^{@value #PRECISION}; no zeros at its ends
 * @see <a href="https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c">Pillow's Resample.c</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a lookup table private to the package
record FixedPointTaps(int[] first, int[][] weights) {
    /** Fractional bits of a weight: 32 less the 8 of a level and 2 for what the filter overshoots. */
    static final int PRECISION = 22;

    /** Taps for the output samples {@code from} to {@code to} of {@code size}, of a source of {@code length} samples. */
    static FixedPointTaps of(PillowFilter filter, int length, int size, int from, int to) {
        double scale = (double) length / size;
        double stretch = Math.max(1, scale);
        double support = filter.support() * stretch;
        int[] first = new int[to - from];
        int[][] weights = new int[to - from][];
        for (int i = 0; i < first.length; i++) {
            double centre = (from + i + 0.5) * scale;
            int low = Math.max(0, (int) (centre - support + 0.5));
            int high = Math.min(length, (int) (centre + support + 0.5));
            int[] row = rounded(filter, low, high, centre, 1 / stretch);
            int begin = 0;
            int end = row.length;
            while (end > begin + 1 && row[end - 1] == 0) {
                end--;
            }
            while (begin < end - 1 && row[begin] == 0) {
                begin++;
            }
            first[i] = low + begin;
            weights[i] = Arrays.copyOfRange(row, begin, end);
        }
        return new FixedPointTaps(first, weights);
    }

    int count() {
        return first.length;
    }

    /** The largest number of source samples that make up one. */
    int most() {
        int most = 0;
        for (int[] row : weights) {
            most = Math.max(most, row.length);
        }
        return most;
    }

    private static int[] rounded(PillowFilter filter, int low, int high, double centre, double shrink) {
        double[] exact = new double[high - low];
        double sum = 0;
        for (int k = 0; k < exact.length; k++) {
            exact[k] = filter.at((k + low - centre + 0.5) * shrink);
            sum += exact[k];
        }
        int[] weights = new int[exact.length];
        for (int k = 0; k < exact.length; k++) {
            double weight = (sum == 0 ? exact[k] : exact[k] / sum) * (1 << PRECISION);
            weights[k] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
        }
        return weights;
    }
}
