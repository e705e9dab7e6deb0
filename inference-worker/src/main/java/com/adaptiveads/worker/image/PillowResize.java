package com.adaptiveads.worker.image;

/**
 * Changes the size of a picture exactly as Pillow's {@code Image.resize} does, to the last bit: antialiased, separable,
 * levels rounded to 8 bits between the passes. Vision models were trained on pictures made this way; samplers that look
 * at 2 x 2 or 4 x 4 pixels only give them other features. Alpha is ignored, as {@code convert("RGB")} drops it.
 */
public final class PillowResize {
    private static final int CHANNELS = 3;
    private static final int HALF = 1 << (FixedPointTaps.PRECISION - 1);

    private PillowResize() {}

    /** Takes the rows of the result from top to bottom. */
    @FunctionalInterface
    interface RowSink {
        /**
         * One row.
         *
         * @param y row of the window, from 0
         * @param levels 0..255: the row's reds, then its greens, then its blues; used again for the next row
         */
        void row(int y, int[] levels);
    }

    /** The whole picture at another size, opaque. */
    public static Pixels resize(Pixels source, int width, int height, PillowFilter filter) {
        Pixels result = new Pixels(width, height);
        rows(
                source,
                width,
                height,
                filter,
                new Box(0, 0, width, height),
                (y, levels) -> pack(levels, result.argb(), y * width, width));
        return result;
    }

    /**
     * The pixels of {@code window} of the picture at another size; nothing outside the window is worked out.
     *
     * @throws IllegalArgumentException when the window is not inside {@code width} x {@code height}
     */
    static void rows(Pixels source, int width, int height, PillowFilter filter, Box window, RowSink sink) {
        if (window.right() > width || window.bottom() > height) {
            throw new IllegalArgumentException(window + " is not inside " + width + " x " + height + " pixels");
        }
        FixedPointTaps across = FixedPointTaps.of(filter, source.width(), width, window.left(), window.right());
        FixedPointTaps down = FixedPointTaps.of(filter, source.height(), height, window.top(), window.bottom());
        if (downFirst(source, width, height)) {
            downThenAcross(source, across, down, sink);
        } else {
            acrossThenDown(source, across, down, sink);
        }
    }

    /**
     * Pillow's rule since version 13; before, it always went across first. The order shows where the first pass clips
     * what the second would have evened out.
     */
    private static boolean downFirst(Pixels source, int width, int height) {
        int fewerRows = source.height() - height;
        return fewerRows > 0 && fewerRows > 2 * (source.width() - width);
    }

    private static void acrossThenDown(Pixels source, FixedPointTaps across, FixedPointTaps down, RowSink sink) {
        int length = CHANNELS * across.count();
        RecentRows rows = new RecentRows(
                down, length, (row, levels) -> across(source.argb(), row * source.width(), across, levels));
        int[] levels = new int[length];
        for (int y = 0; y < down.count(); y++) {
            down(rows.upTo(y), down.weights()[y], levels);
            sink.row(y, levels);
        }
    }

    private static void downThenAcross(Pixels source, FixedPointTaps across, FixedPointTaps down, RowSink sink) {
        int width = source.width();
        RecentRows rows = new RecentRows(
                down, CHANNELS * width, (row, levels) -> unpack(source.argb(), row * width, levels, width));
        int[] tall = new int[CHANNELS * width];
        int[] packed = new int[width];
        int[] levels = new int[CHANNELS * across.count()];
        for (int y = 0; y < down.count(); y++) {
            down(rows.upTo(y), down.weights()[y], tall);
            pack(tall, packed, 0, width);
            across(packed, 0, across, levels);
            sink.row(y, levels);
        }
    }

    /** One row at its new width. Red and blue share a long: their sums stay below 2^31 and cannot mix. */
    private static void across(int[] argb, int start, FixedPointTaps taps, int[] levels) {
        int count = taps.count();
        for (int x = 0; x < count; x++) {
            int[] weights = taps.weights()[x];
            int from = start + taps.first()[x];
            long redBlue = (long) HALF << 32 | HALF;
            int green = HALF;
            for (int k = 0; k < weights.length; k++) {
                int p = argb[from + k];
                redBlue += ((long) (p & 0xFF0000) << 16 | (p & 0xFF)) * weights[k];
                green += (p >> 8 & 0xFF) * weights[k];
            }
            int blue = (int) redBlue;
            levels[x] = level((int) ((redBlue - blue) >> 32));
            levels[count + x] = level(green);
            levels[2 * count + x] = level(blue);
        }
    }

    private static void down(int[][] rows, int[] weights, int[] levels) {
        first(rows[0], weights[0], levels);
        int k = 1;
        for (; k + 1 < weights.length; k += 2) {
            add(rows[k], weights[k], rows[k + 1], weights[k + 1], levels);
        }
        if (k < weights.length) {
            add(rows[k], weights[k], levels);
        }
        for (int i = 0; i < levels.length; i++) {
            levels[i] = level(levels[i]);
        }
    }

    private static void first(int[] row, int weight, int[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = row[i] * weight + HALF;
        }
    }

    private static void add(int[] row, int weight, int[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i] * weight;
        }
    }

    private static void add(int[] row, int weight, int[] next, int nextWeight, int[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i] * weight + next[i] * nextWeight;
        }
    }

    private static int level(int sum) {
        return Math.max(0, Math.min(sum >> FixedPointTaps.PRECISION, 255));
    }

    private static void unpack(int[] argb, int start, int[] levels, int count) {
        for (int x = 0; x < count; x++) {
            int p = argb[start + x];
            levels[x] = p >> 16 & 0xFF;
            levels[count + x] = p >> 8 & 0xFF;
            levels[2 * count + x] = p & 0xFF;
        }
    }

    private static void pack(int[] levels, int[] argb, int start, int count) {
        for (int x = 0; x < count; x++) {
            argb[start + x] = 0xFF000000 | levels[x] << 16 | levels[count + x] << 8 | levels[2 * count + x];
        }
    }
}
