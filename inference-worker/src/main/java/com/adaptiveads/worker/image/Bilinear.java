package com.adaptiveads.worker.image;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Plain bilinear interpolation of a map of floats, such as a mask's logits: half-pixel centres, no antialiasing, edges
 * held; what torch calls {@code interpolate(mode="bilinear", align_corners=False)}. Positions and weights are floats as
 * there.
 */
public final class Bilinear {
    private Bilinear() {}

    /** Rows of {@code width} values from the buffer's position on. */
    public record Map(FloatBuffer values, int width, int height) {
        public Map {
            if (width <= 0 || height <= 0 || values.remaining() < Math.multiplyExact(width, height)) {
                throw new IllegalArgumentException(
                        "a map of " + width + " x " + height + " needs more than " + values.remaining() + " values");
            }
        }
    }

    /**
     * The part of the enlarged map inside a window, in row order; nothing outside it is worked out.
     *
     * @param width of the whole enlarged map
     * @param height of the whole enlarged map
     * @throws IllegalArgumentException when the window is not inside {@code width} x {@code height}
     */
    public static float[] resize(Map map, int width, int height, Box window) {
        if (window.right() > width || window.bottom() > height) {
            throw new IllegalArgumentException(window + " is not inside " + width + " x " + height);
        }
        Axis across = Axis.of(map.width, width, window.left(), window.right());
        Axis down = Axis.of(map.height, height, window.top(), window.bottom());
        Rows rows = new Rows(map, across);
        int columns = window.width();
        float[] result = new float[Math.multiplyExact(columns, window.height())];
        for (int y = 0; y < window.height(); y++) {
            float[] upper = rows.at(down.low[y]);
            float[] lower = rows.at(down.high[y]);
            float share = down.share[y];
            float rest = 1 - share;
            int to = y * columns;
            for (int x = 0; x < columns; x++) {
                result[to + x] = upper[x] * rest + lower[x] * share;
            }
        }
        return result;
    }

    /** The two source samples of each output sample and the share of the second. */
    @SuppressWarnings("ArrayRecordComponent") // a lookup table
    private record Axis(int[] low, int[] high, float[] share) {
        static Axis of(int length, int size, int from, int to) {
            Axis axis = new Axis(new int[to - from], new int[to - from], new float[to - from]);
            float scale = (float) length / size;
            for (int i = 0; i < to - from; i++) {
                float position = Math.max(0, Math.fma(scale, from + i + 0.5f, -0.5f));
                int low = Math.min((int) position, length - 1);
                axis.low[i] = low;
                axis.high[i] = Math.min(low + 1, length - 1);
                axis.share[i] = Math.min(position - low, 1);
            }
            return axis;
        }
    }

    /** Source rows at the new width; the last two are kept. */
    private static final class Rows {
        private final Map map;
        private final Axis across;
        private final float[] source;
        private final float[][] kept = new float[2][];
        private final int[] index = {-1, -1};

        Rows(Map map, Axis across) {
            this.map = map;
            this.across = across;
            this.source = new float[map.width];
        }

        float[] at(int row) {
            int slot = row & 1;
            float[] found = kept[slot];
            if (found != null && index[slot] == row) {
                return found;
            }
            index[slot] = row;
            kept[slot] = widened(row, found);
            return kept[slot];
        }

        private float[] widened(int row, float @Nullable [] reusable) {
            float[] wide = reusable == null ? new float[across.low.length] : reusable;
            map.values.get(map.values.position() + row * map.width, source);
            for (int x = 0; x < wide.length; x++) {
                float share = across.share[x];
                wide[x] = source[across.low[x]] * (1 - share) + source[across.high[x]] * share;
            }
            return wide;
        }
    }
}
