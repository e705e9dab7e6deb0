package com.adaptiveads.worker.image;

/**
 * Which source samples make up each output sample along one axis, and with what weight: Lanczos with three lobes,
 * widened by the shrink factor so that shrinking averages over the whole footprint. Samples beyond the picture are left
 * out and the remaining weights made to sum to 1.
 *
 * @param first index of the first source sample, one entry per output sample
 * @param weights one row of weights per output sample
 * @see <a href="https://en.wikipedia.org/wiki/Lanczos_resampling">Lanczos resampling</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a lookup table private to the package
record FilterTaps(int[] first, float[][] weights) {
    private static final int LOBES = 3;

    /**
     * Taps for {@code count} output samples that cover the source from {@code from} to {@code to}, in samples.
     *
     * @param limit how many source samples there are; the window lies inside
     */
    static FilterTaps lanczos(double from, double to, int limit, int count) {
        if (!(from >= 0 && to <= limit && from < to) || count <= 0) {
            throw new IllegalArgumentException(
                    "no window of " + limit + " samples: " + from + " to " + to + " as " + count);
        }
        double step = (to - from) / count;
        double stretch = Math.max(1, step);
        double support = LOBES * stretch;
        Turn apart = new Turn(Math.PI / stretch / LOBES);
        int[] first = new int[count];
        float[][] weights = new float[count][];
        for (int i = 0; i < count; i++) {
            double centre = from + (i + 0.5) * step;
            int low = (int) Math.max(0, Math.floor(centre - support + 0.5));
            int high = (int) Math.min(limit, Math.floor(centre + support + 0.5));
            first[i] = low;
            weights[i] = normalised(low, Math.max(low + 1, high), centre, stretch, apart);
        }
        return new FilterTaps(first, weights);
    }

    /** Index just past the last source sample that makes up output sample {@code i}. */
    int end(int i) {
        return first[i] + weights[i].length;
    }

    /** The largest number of source samples that make up one. */
    int most() {
        int most = 0;
        for (float[] row : weights) {
            most = Math.max(most, row.length);
        }
        return most;
    }

    /** Neighbouring taps are the same angle apart, and the lobes' is thrice the window's: the rest is rotation. */
    private static float[] normalised(int low, int high, double centre, double stretch, Turn apart) {
        double[] exact = new double[high - low];
        double sum = 0;
        double begin = (low + 0.5 - centre) / stretch;
        Turn window = new Turn(Math.PI * begin / LOBES);
        for (int k = 0; k < exact.length; k++) {
            double x = begin + k / stretch;
            double t = Math.PI * x;
            boolean peak = Math.abs(x) < 1e-6;
            exact[k] = peak ? 1 : Math.abs(x) >= LOBES ? 0 : LOBES * window.sineOfThrice() * window.sine / (t * t);
            sum += exact[k];
            window = window.by(apart);
        }
        float[] weights = new float[exact.length];
        for (int k = 0; k < exact.length; k++) {
            weights[k] = (float) (exact[k] / sum);
        }
        return weights;
    }

    private record Turn(double sine, double cosine) {
        Turn(double angle) {
            this(Math.sin(angle), Math.cos(angle));
        }

        Turn by(Turn other) {
            return new Turn(sine * other.cosine + cosine * other.sine, cosine * other.cosine - sine * other.sine);
        }

        /** Of an angle {@value #LOBES} times as large. */
        double sineOfThrice() {
            return sine * (3 - 4 * sine * sine);
        }
    }
}
