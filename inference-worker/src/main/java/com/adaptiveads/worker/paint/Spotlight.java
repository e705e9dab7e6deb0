package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;

/**
 * The last look before a picture is done: when a motif happens to come close to the product's colour where the product
 * goes, a pool of light or shade, fading out towards the border, sets the two apart.
 */
final class Spotlight {
    private static final double CLEAR = 0.19;
    /** Half the side of what is looked at, as a share of the picture's. */
    private static final double AROUND = 0.125;
    /** The pool is strongest at the focus; its mean over what is looked at is this share of that. */
    private static final float MEAN_OF_POOL = 0.85f;

    private Spotlight() {}

    static void set(Canvas canvas, Lab ground, Lab product) {
        Lab behind = around(canvas);
        double missing = CLEAR - behind.distance(product);
        if (missing > 0) {
            double side = ground.lightness() < product.lightness() ? -1 : 1;
            pool(canvas, (float) (side * missing) / MEAN_OF_POOL);
        }
    }

    private static Lab around(Canvas canvas) {
        int width = canvas.frame.width();
        int height = canvas.frame.height();
        double[] sum = new double[3];
        int count = 0;
        double u = canvas.frame.focus().u();
        double v = canvas.frame.focus().v();
        int right = (int) Math.min(width - 1, (u + AROUND) * width);
        int bottom = (int) Math.min(height - 1, (v + AROUND) * height);
        for (int y = Math.min(bottom, (int) Math.max(0, (v - AROUND) * height)); y <= bottom; y++) {
            for (int x = Math.min(right, (int) Math.max(0, (u - AROUND) * width)); x <= right; x++, count++) {
                for (int plane = 0; plane < 3; plane++) {
                    sum[plane] += canvas.lab[plane][y * width + x];
                }
            }
        }
        return new Lab(sum[0] / count, sum[1] / count, sum[2] / count);
    }

    private static void pool(Canvas canvas, float rise) {
        Frame frame = canvas.frame;
        float[] across = new float[frame.width()];
        for (int x = 0; x < across.length; x++) {
            across[x] = frame.stage((x + 0.5f) / frame.unit() - frame.spanX() / 2, frame.focusY());
        }
        for (int y = 0, i = 0; y < frame.height(); y++) {
            float down = rise * frame.stage(frame.focusX(), (y + 0.5f) / frame.unit() - frame.spanY() / 2);
            for (float share : across) {
                canvas.lab[0][i++] += down * share;
            }
        }
    }
}
