package com.adaptiveads.worker.image;

/**
 * Changes the size of pictures: separable {@linkplain FilterTaps Lanczos}, on premultiplied colour so that transparent
 * pixels lend no colour to their neighbours. Both passes run along rows of planar floats, which the JIT turns into
 * vector code; the picture is transposed in between instead of being walked across.
 */
public final class Resampler {
    private static final int CHANNELS = 4;
    private static final float OPAQUE = 254.5f;

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
        int columns = across.end() - begin;
        float[][] planes = new float[height][];
        float[][] unpacked = new float[down.end()][];
        for (int y = 0; y < height; y++) {
            int first = down.first()[y];
            float[] weights = down.weights()[y];
            for (int row = first; row < first + weights.length; row++) {
                if (unpacked[row] == null) {
                    unpacked[row] = premultiplied(source, begin, columns, row);
                }
            }
            planes[y] = weighted(unpacked, first, weights);
            int next = y + 1 < height ? down.first()[y + 1] : first;
            for (int row = first; row < next; row++) {
                unpacked[row] = null;
            }
        }
        float[][] turned = transposed(planes, columns);
        Pixels result = new Pixels(width, height);
        for (int x = 0; x < width; x++) {
            float[] column = weighted(turned, across.first()[x] - begin, across.weights()[x]);
            pack(column, result, x);
        }
        return result;
    }

    /** One row as planes: alpha, then red, green and blue times alpha, all 0..255. */
    private static float[] premultiplied(Pixels source, int begin, int columns, int row) {
        float[] planes = new float[CHANNELS * columns];
        int[] argb = source.argb();
        int at = row * source.width() + begin;
        for (int x = 0; x < columns; x++) {
            int p = argb[at + x];
            float alpha = p >>> 24;
            float share = alpha * (1 / 255f);
            planes[x] = alpha;
            planes[columns + x] = (p >> 16 & 0xFF) * share;
            planes[2 * columns + x] = (p >> 8 & 0xFF) * share;
            planes[3 * columns + x] = (p & 0xFF) * share;
        }
        return planes;
    }

    private static float[] weighted(float[][] rows, int first, float[] weights) {
        float[] sum = new float[rows[first].length];
        int k = 0;
        for (; k + 1 < weights.length; k += 2) {
            add(sum, rows[first + k], weights[k], rows[first + k + 1], weights[k + 1]);
        }
        if (k < weights.length) {
            add(sum, rows[first + k], weights[k]);
        }
        return sum;
    }

    private static void add(float[] sum, float[] row, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i] * weight;
        }
    }

    private static void add(float[] sum, float[] row, float weight, float[] next, float nextWeight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i] * weight + next[i] * nextWeight;
        }
    }

    /** From one array per row, each with {@link #CHANNELS} planes of columns, to one per column with planes of rows. */
    private static float[][] transposed(float[][] rows, int columns) {
        int height = rows.length;
        float[][] turned = new float[columns][CHANNELS * height];
        for (int y = 0; y < height; y++) {
            float[] row = rows[y];
            for (int x = 0; x < columns; x++) {
                float[] column = turned[x];
                column[y] = row[x];
                column[height + y] = row[columns + x];
                column[2 * height + y] = row[2 * columns + x];
                column[3 * height + y] = row[3 * columns + x];
            }
        }
        return turned;
    }

    private static void pack(float[] column, Pixels result, int x) {
        int height = result.height();
        int width = result.width();
        int[] argb = result.argb();
        for (int y = 0; y < height; y++) {
            float alpha = column[y];
            if (alpha < 0.5f) {
                continue;
            }
            float share = 255 / Math.min(alpha, 255);
            int opacity = alpha >= OPAQUE ? 255 : (int) (alpha + 0.5f);
            argb[y * width + x] = opacity << 24
                    | level(column[height + y] * share) << 16
                    | level(column[2 * height + y] * share) << 8
                    | level(column[3 * height + y] * share);
        }
    }

    private static int level(float value) {
        return (int) (Math.clamp(value, 0f, 255f) + 0.5f);
    }
}
