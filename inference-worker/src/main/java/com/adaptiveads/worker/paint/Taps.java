package com.adaptiveads.worker.paint;

/** For every sample of a longer axis, the four samples of a shorter one it comes from and the uniform cubic B-spline's weights. */
@SuppressWarnings("ArrayRecordComponent") // private tables of the resampler, never compared
record Taps(int[] index, float[] weight) {

    static Taps of(int from, int to) {
        int[] index = new int[to * 4];
        float[] weight = new float[to * 4];
        for (int i = 0; i < to; i++) {
            double at = (i + 0.5) * from / to - 0.5;
            int base = (int) Math.floor(at);
            double t = at - base;
            double s = 1 - t;
            weight[i * 4] = (float) (s * s * s / 6);
            weight[i * 4 + 1] = (float) ((3 * t * t * t - 6 * t * t + 4) / 6);
            weight[i * 4 + 2] = (float) ((3 * s * s * s - 6 * s * s + 4) / 6);
            weight[i * 4 + 3] = (float) (t * t * t / 6);
            for (int tap = 0; tap < 4; tap++) {
                index[i * 4 + tap] = Math.clamp(base - 1 + tap, 0, from - 1);
            }
        }
        return new Taps(index, weight);
    }

    /** One sample per {@code out[x]}: whole rows of {@code plane} combined for target row {@code y}. */
    void combineRows(float[] plane, int width, int y, float[] out) {
        int a = index[y * 4] * width;
        int b = index[y * 4 + 1] * width;
        int c = index[y * 4 + 2] * width;
        int d = index[y * 4 + 3] * width;
        float wa = weight[y * 4];
        float wb = weight[y * 4 + 1];
        float wc = weight[y * 4 + 2];
        float wd = weight[y * 4 + 3];
        for (int x = 0; x < width; x++) {
            out[x] = wa * plane[a + x] + wb * plane[b + x] + wc * plane[c + x] + wd * plane[d + x];
        }
    }

    void combine(float[] row, float[] out, int offset) {
        for (int x = 0, k = 0; k < index.length; x++, k += 4) {
            out[offset + x] = weight[k] * row[index[k]]
                    + weight[k + 1] * row[index[k + 1]]
                    + weight[k + 2] * row[index[k + 2]]
                    + weight[k + 3] * row[index[k + 3]];
        }
    }
}
