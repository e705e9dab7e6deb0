package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;

/**
 * The last look before a picture is done: when a motif happens to come close to the product's colour where the product
 * goes, a pool of light or shade, fading out towards the border, sets the two apart.
 */
final class Spotlight {
    private static final double CLEAR = 0.19;
    /** The pool is strongest in the very middle; its mean over the middle is this share of that. */
    private static final float MEAN_OF_POOL = 0.85f;

    private Spotlight() {}

    static void set(Canvas canvas, Lab ground, Lab product) {
        Lab middle = middle(canvas);
        double missing = CLEAR - middle.distance(product);
        if (missing > 0) {
            double side = ground.lightness() < product.lightness() ? -1 : 1;
            pool(canvas, (float) (side * missing) / MEAN_OF_POOL);
        }
    }

    private static Lab middle(Canvas canvas) {
        int width = canvas.frame.width();
        int height = canvas.frame.height();
        double[] sum = new double[3];
        int count = 0;
        for (int y = height * 3 / 8; y <= height * 5 / 8 && y < height; y++) {
            for (int x = width * 3 / 8; x <= width * 5 / 8 && x < width; x++, count++) {
                for (int plane = 0; plane < 3; plane++) {
                    sum[plane] += canvas.lab[plane][y * width + x];
                }
            }
        }
        return new Lab(sum[0] / count, sum[1] / count, sum[2] / count);
    }

    private static void pool(Canvas canvas, float rise) {
        float[] across = new float[canvas.frame.width()];
        for (int x = 0; x < across.length; x++) {
            across[x] = canvas.frame.stage((x + 0.5f) / canvas.frame.unit() - canvas.frame.spanX() / 2, 0);
        }
        for (int y = 0, i = 0; y < canvas.frame.height(); y++) {
            float down = rise * canvas.frame.stage(0, (y + 0.5f) / canvas.frame.unit() - canvas.frame.spanY() / 2);
            for (float share : across) {
                canvas.lab[0][i++] += down * share;
            }
        }
    }
}
