package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;

/**
 * How much light a product takes from its background, at a fraction of the canvas's resolution: shadows are soft, and
 * nobody sees the difference. Three kinds of light are missing: what a bright room sends from everywhere (wide and
 * faint), what comes from above and would reach the ground under the lower part (a pool), and what would get into the
 * gap along the edge and, most of all, where the product touches the ground (close and dark).
 *
 * @param cell side of a sample, canvas pixels
 * @param density 0 (no shadow) .. 1 (no light), in row order
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package, made and used within one composition
record Shadow(int cell, int width, int height, float[] density) {
    static final int MAX_CELL = 4;

    private static final double SIZE_PER_CELL = 90;

    // lengths in units of the product's size, the square root of its box's area
    private static final double ROOM_BLUR = 0.07;
    private static final double ROOM_DOWN = 0.035;
    private static final double ROOM_STRENGTH = 0.24;
    private static final double CLOSE_BLUR = 0.012;
    private static final double CLOSE_DOWN = 0.009;
    private static final double CLOSE_STRENGTH = 0.26;
    private static final double TOUCH_HEIGHT = 0.03;
    private static final double TOUCH_STRENGTH = 0.6;
    private static final double POOL_BLUR = 0.042;
    private static final double POOL_DOWN = 0.008;
    private static final double POOL_STRENGTH = 0.6;
    private static final double POOL_FLATNESS = 0.32;
    /** How much of the first two is left at the top of a product, which is farther from whatever is behind it. */
    private static final double AT_TOP = 0.35;

    private static final double FRAME_FADE = 0.12;

    /** The shadow of a product whose top left corner is at {@code x, y} of the canvas. */
    static Shadow of(Pixels product, int x, int y, int canvasWidth, int canvasHeight, FrameCut cut) {
        double size = Math.sqrt((double) product.width() * product.height());
        int cell = Math.clamp(Math.round(size / SIZE_PER_CELL), 1, MAX_CELL);
        double unit = size / cell;
        Silhouette outline = Silhouette.of(product, x, y, canvasWidth, canvasHeight, cell);
        float[] light = new float[outline.alpha().length];
        Arrays.fill(light, 1);
        take(light, outline.moved(ROOM_DOWN * unit, AT_TOP * ROOM_STRENGTH, ROOM_STRENGTH), outline, ROOM_BLUR * unit);
        float[] close = outline.moved(CLOSE_DOWN * unit, AT_TOP * CLOSE_STRENGTH, CLOSE_STRENGTH);
        if (!cut.bottom()) {
            Ground ground = Ground.under(outline);
            take(light, ground.pool(POOL_FLATNESS, POOL_DOWN * unit, POOL_STRENGTH), outline, POOL_BLUR * unit);
            ground.addTouch(close, TOUCH_HEIGHT * unit, TOUCH_STRENGTH);
        }
        take(light, close, outline, CLOSE_BLUR * unit);
        for (int i = 0; i < light.length; i++) {
            light[i] = 1 - light[i];
        }
        Shadow shadow = new Shadow(cell, outline.width(), outline.height(), light);
        shadow.fade(cut, x, y, x + product.width(), y + product.height(), FRAME_FADE * size);
        return shadow;
    }

    private static void take(float[] light, float[] part, Silhouette outline, double sigma) {
        Blur.gaussian(part, outline.width(), outline.height(), sigma);
        for (int i = 0; i < light.length; i++) {
            light[i] *= 1 - part[i];
        }
    }

    /** Lets the shadow end softly where the product leaves the photo; sides and length in canvas pixels. */
    private void fade(FrameCut cut, int left, int top, int right, int bottom, double length) {
        if (cut.left() || cut.right()) {
            for (int x = 0; x < width; x++) {
                double at = (x + 0.5) * cell;
                double inside = Math.min(cut.left() ? at - left : length, cut.right() ? right - at : length);
                scale(x, width, height, smooth(inside / length));
            }
        }
        if (cut.top() || cut.bottom()) {
            for (int y = 0; y < height; y++) {
                double at = (y + 0.5) * cell;
                double inside = Math.min(cut.top() ? at - top : length, cut.bottom() ? bottom - at : length);
                scale(y * width, 1, width, smooth(inside / length));
            }
        }
    }

    private void scale(int start, int step, int count, float factor) {
        for (int i = 0; i < count; i++) {
            density[start + i * step] *= factor;
        }
    }

    private static float smooth(double t) {
        double x = Math.clamp(t, 0, 1);
        return (float) (x * x * (3 - 2 * x));
    }
}
