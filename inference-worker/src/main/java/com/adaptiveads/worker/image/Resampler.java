package com.adaptiveads.worker.image;

/**
 * Changes the size of pictures: separable {@linkplain FilterTaps Lanczos}, on premultiplied colour so that transparent
 * pixels lend no colour to their neighbours. Both passes run along rows of planar floats, which the JIT turns into
 * vector code; the picture is transposed in between instead of being walked across.
 */
public final class Resampler {
    private static final int CHANNELS = 4;
    private static final int[] SHIFT = {24, 16, 8, 0};
    private static final int BLOCK = 16;
    /** How many rows are worked on at once: what belongs to them stays in the cache. */
    private static final int BAND = 128;

    private Resampler() {}

    /** A part of a picture, in its pixels; edges may lie between pixels. */
    public record Window(double left, double top, double right, double bottom) {}

    /** The whole picture at another size. */
    public static Pixels resize(Pixels source, int width, int height) {
        if (width == source.width() && height == source.height()) {
            return source;
        }
        return resample(source, new Window(0, 0, source.width(), source.height()), width, height);
    }

    /** The picture itself when its longer side is at most {@code longSide} pixels, else shrunk to that. */
    public static Pixels preview(Pixels source, int longSide) {
        double scale = (double) longSide / Math.max(source.width(), source.height());
        if (scale >= 1) {
            return source;
        }
        int width = Math.max(1, (int) Math.round(source.width() * scale));
        int height = Math.max(1, (int) Math.round(source.height() * scale));
        return resize(source, width, height);
    }

    /**
     * A part of the picture at another size. Pixels just outside the window take part as far as the filter reaches.
     *
     * @throws IllegalArgumentException when the window is empty or not inside the picture
     */
    public static Pixels resample(Pixels source, Window window, int width, int height) {
        FilterTaps across = FilterTaps.lanczos(window.left(), window.right(), source.width(), width);
        FilterTaps down = FilterTaps.lanczos(window.top(), window.bottom(), source.height(), height);
        int begin = across.begin();
        int count = across.end() - begin;
        Rows rows = new Rows(source, begin, count, down);
        float[][] columns = new float[count][CHANNELS * BAND];
        Pixels result = new Pixels(width, height);
        for (int y = 0; y < height; y += BAND) {
            int lines = Math.min(BAND, height - y);
            fill(columns, rows, y, lines);
            lay(columns, across, result, y, lines);
        }
        return result;
    }

    /** A band of the result's rows at the source's width, turned: one array of planes for each column. */
    private static void fill(float[][] columns, Rows rows, int y, int lines) {
        float[][] block = new float[BLOCK][CHANNELS * columns.length];
        for (int k = 0; k < lines; k++) {
            weigh(rows.upTo(y + k), rows.weights(y + k), block[k % BLOCK]);
            if (k % BLOCK == BLOCK - 1 || k == lines - 1) {
                turn(block, k % BLOCK + 1, k - k % BLOCK, columns);
            }
        }
    }

    private static void lay(float[][] columns, FilterTaps across, Pixels result, int y, int lines) {
        float[] column = new float[CHANNELS * BAND];
        float[] share = new float[BAND];
        int[] block = new int[BLOCK * BAND];
        float[][] taps = new float[across.most()][];
        int width = result.width();
        for (int x = 0; x < width; x++) {
            float[] weights = across.weights()[x];
            System.arraycopy(columns, across.first()[x] - across.begin(), taps, 0, weights.length);
            weigh(taps, weights, column);
            pack(column, share, block, x % BLOCK * BAND);
            if (x % BLOCK == BLOCK - 1 || x == width - 1) {
                turn(block, x % BLOCK + 1, x - x % BLOCK, result, y, lines);
            }
        }
    }

    /** The rows of the source as planes; only as many are kept as make up one row of the result. */
    private static final class Rows {
        private final Pixels source;
        private final int begin;
        private final int count;
        private final FilterTaps down;
        private final float[][] recent;
        private final float[][] taps;
        private int next;

        Rows(Pixels source, int begin, int count, FilterTaps down) {
            this.source = source;
            this.begin = begin;
            this.count = count;
            this.down = down;
            this.recent = new float[down.most()][CHANNELS * count];
            this.taps = new float[down.most()][];
            this.next = down.begin();
        }

        float[] weights(int y) {
            return down.weights()[y];
        }

        /** The rows that make up row {@code y} of the result, in order; asked for from top to bottom. */
        float[][] upTo(int y) {
            int first = down.first()[y];
            int end = first + weights(y).length;
            for (next = Math.max(next, first); next < end; next++) {
                premultiply(source, next * source.width() + begin, recent[next % recent.length], count);
            }
            for (int row = first; row < end; row++) {
                taps[row - first] = recent[row % recent.length];
            }
            return taps;
        }
    }

    /** Part of a row as planes: alpha 0..1, then red, green and blue times alpha, 0..255. */
    private static void premultiply(Pixels source, int start, float[] planes, int count) {
        int[] argb = source.argb();
        for (int x = 0; x < count; x++) {
            planes[x] = (argb[start + x] >>> 24) * (1 / 255f);
        }
        for (int c = 1; c < CHANNELS; c++) {
            int shift = SHIFT[c];
            int to = c * count;
            System.arraycopy(planes, 0, planes, to, count);
            for (int x = 0; x < count; x++) {
                planes[to + x] *= argb[start + x] >> shift & 0xFF;
            }
        }
    }

    private static void weigh(float[][] taps, float[] weights, float[] sum) {
        first(taps[0], weights[0], sum);
        int k = 1;
        for (; k + 1 < weights.length; k += 2) {
            add(taps[k], weights[k], taps[k + 1], weights[k + 1], sum);
        }
        if (k < weights.length) {
            add(taps[k], weights[k], sum);
        }
    }

    private static void first(float[] row, float weight, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = row[i] * weight;
        }
    }

    private static void add(float[] row, float weight, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i] * weight;
        }
    }

    private static void add(float[] row, float weight, float[] next, float nextWeight, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i] * weight + next[i] * nextWeight;
        }
    }

    /** Transposes a few rows of planes into columns of planes. */
    private static void turn(float[][] block, int rows, int y, float[][] columns) {
        int count = columns.length;
        for (int x = 0; x < count; x++) {
            float[] column = columns[x];
            for (int k = 0; k < rows; k++) {
                float[] row = block[k];
                int to = y + k;
                column[to] = row[x];
                column[BAND + to] = row[count + x];
                column[2 * BAND + to] = row[2 * count + x];
                column[3 * BAND + to] = row[3 * count + x];
            }
        }
    }

    /** Transposes a few columns of packed pixels into the picture. */
    private static void turn(int[] block, int columns, int x, Pixels result, int y, int lines) {
        for (int line = 0; line < lines; line++) {
            int to = (y + line) * result.width() + x;
            for (int k = 0; k < columns; k++) {
                int p = block[k * BAND + line];
                result.argb()[to + k] = p >>> 24 == 0 ? 0 : p;
            }
        }
    }

    private static void pack(float[] planes, float[] share, int[] packed, int start) {
        int count = share.length;
        for (int i = 0; i < count; i++) {
            float alpha = Math.max(0f, Math.min(planes[i], 1f));
            share[i] = 1 / Math.max(alpha, 0.5f / 255);
            packed[start + i] = (int) (alpha * 255 + 0.5f) << 24;
        }
        for (int c = 1; c < CHANNELS; c++) {
            int shift = SHIFT[c];
            int from = c * count;
            for (int i = 0; i < count; i++) {
                float level = Math.max(0f, Math.min(planes[from + i] * share[i], 255f));
                packed[start + i] |= (int) (level + 0.5f) << shift;
            }
        }
    }
}
