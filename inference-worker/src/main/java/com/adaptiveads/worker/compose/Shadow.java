package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;

/**
 * How much light a product takes from its background, at a fraction of the canvas's resolution: shadows are soft, and
 * nobody sees the difference.
 *
 * <p>Four parts, each the light taken from one direction: the dark line where the product touches the ground, the pool
 * around its lower part, the close edge all round, and the wide faint one of a bright room.
 *
 * @param cell side of a sample, canvas pixels
 * @param density 0 (no shadow) .. 1 (no light), in row order
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package, made and used within one composition
record Shadow(int cell, int width, int height, float[] density) {
    private static final int MAX_CELL = 4;
    private static final double SIZE_PER_CELL = 90;
    /** How high above its lowest point a product still darkens the ground, as a share of its height. */
    private static final double NEAR_GROUND = 0.5;

    private static final double FRAME_FADE = 0.12;

    /** The shadow of a product whose top left corner is at {@code x, y} of the canvas. */
    static Shadow of(Pixels product, int x, int y, int canvasWidth, int canvasHeight, FrameCut cut) {
        double size = Math.sqrt((double) product.width() * product.height());
        int cell = Math.clamp(Math.round(size / SIZE_PER_CELL), 1, MAX_CELL);
        int width = (canvasWidth + cell - 1) / cell + 1;
        int height = (canvasHeight + cell - 1) / cell + 1;
        double unit = size / cell;
        float[] silhouette = silhouette(product, x, y, cell, width, height);

        float[] light = new float[width * height];
        Arrays.fill(light, 1);
        take(light, moved(silhouette, width, height, 0.035 * unit), width, height, 0.06 * unit, 0.20);
        take(light, moved(silhouette, width, height, 0.010 * unit), width, height, 0.014 * unit, 0.26);
        if (!cut.bottom()) {
            take(light, touching(silhouette, width, height, unit), width, height, 0.014 * unit, 0.55);
            take(light, pool(silhouette, width, height), width, height, 0.035 * unit, 0.34);
        }
        float[] density = new float[light.length];
        for (int i = 0; i < light.length; i++) {
            density[i] = 1 - light[i];
        }
        fadeAtFrame(density, width, height, cell, product, x, y, cut, FRAME_FADE * unit);
        return new Shadow(cell, width, height, density);
    }

    private static void take(float[] light, float[] part, int width, int height, double sigma, double strength) {
        Blur.gaussian(part, width, height, sigma);
        float factor = (float) strength;
        for (int i = 0; i < light.length; i++) {
            light[i] *= 1 - factor * Math.min(1, part[i]);
        }
    }

    private static float[] silhouette(Pixels product, int left, int top, int cell, int width, int height) {
        float[] plane = new float[width * height];
        float share = 1f / (255 * cell * cell);
        for (int y = 0; y < product.height(); y++) {
            int row = (top + y) / cell * width;
            int at = y * product.width();
            for (int x = 0; x < product.width(); x++) {
                plane[row + (left + x) / cell] += (product.argb()[at + x] >>> 24) * share;
            }
        }
        return plane;
    }

    private static float[] moved(float[] plane, int width, int height, double down) {
        float[] moved = new float[plane.length];
        int rows = (int) down;
        float part = (float) (down - rows);
        for (int y = rows; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float upper = y - rows - 1 >= 0 ? plane[(y - rows - 1) * width + x] : 0;
                moved[y * width + x] = plane[(y - rows) * width + x] * (1 - part) + upper * part;
            }
        }
        return moved;
    }

    /** The lowest edge of each column, the stronger the nearer to the ground. */
    private static float[] touching(float[] silhouette, int width, int height, double unit) {
        int[] bottoms = bottoms(silhouette, width, height);
        int ground = max(bottoms);
        double reach = NEAR_GROUND * (ground - top(silhouette, width) + 1);
        int thickness = Math.max(1, (int) Math.round(0.022 * unit));
        float[] plane = new float[silhouette.length];
        for (int x = 0; x < width; x++) {
            double nearness = 1 - (ground - bottoms[x]) / reach;
            if (bottoms[x] < 0 || nearness <= 0) {
                continue;
            }
            for (int y = Math.max(0, bottoms[x] - thickness);
                    y <= Math.min(height - 1, bottoms[x] + thickness / 2);
                    y++) {
                plane[y * width + x] = (float) (nearness * nearness);
            }
        }
        return plane;
    }

    /** The lower part, flattened onto the ground. */
    private static float[] pool(float[] silhouette, int width, int height) {
        int ground = max(bottoms(silhouette, width, height));
        int top = top(silhouette, width);
        double reach = NEAR_GROUND * (ground - top + 1);
        float[] plane = new float[silhouette.length];
        for (int y = Math.max(0, (int) (ground - reach)); y <= ground; y++) {
            double nearness = 1 - (ground - y) / reach;
            int row = (int) Math.round(ground - (ground - y) * 0.3);
            for (int x = 0; x < width; x++) {
                int at = row * width + x;
                plane[at] = Math.max(plane[at], (float) (silhouette[y * width + x] * nearness));
            }
        }
        return plane;
    }

    private static int[] bottoms(float[] silhouette, int width, int height) {
        int[] bottoms = new int[width];
        Arrays.fill(bottoms, -1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (silhouette[y * width + x] > 0.5f) {
                    bottoms[x] = y;
                }
            }
        }
        return bottoms;
    }

    private static int top(float[] silhouette, int width) {
        for (int i = 0; i < silhouette.length; i++) {
            if (silhouette[i] > 0.5f) {
                return i / width;
            }
        }
        return 0;
    }

    private static int max(int[] values) {
        int max = 0;
        for (int value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static void fadeAtFrame(
            float[] density, int width, int height, int cell, Pixels product, int x, int y, FrameCut cut, double fade) {
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double inside = Double.MAX_VALUE;
                double px = column + 0.5;
                double py = row + 0.5;
                if (cut.left()) {
                    inside = Math.min(inside, px - (double) x / cell);
                }
                if (cut.right()) {
                    inside = Math.min(inside, (double) (x + product.width()) / cell - px);
                }
                if (cut.top()) {
                    inside = Math.min(inside, py - (double) y / cell);
                }
                if (cut.bottom()) {
                    inside = Math.min(inside, (double) (y + product.height()) / cell - py);
                }
                double t = Math.clamp(inside / fade, 0, 1);
                density[row * width + column] *= (float) (t * t * (3 - 2 * t));
            }
        }
    }
}
