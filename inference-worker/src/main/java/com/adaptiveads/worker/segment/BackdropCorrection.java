package com.adaptiveads.worker.segment;

/**
 * Bends a backdrop model to what the backdrop really looks like: the residual over sure backdrop, spread by normalised
 * convolution (Knutsson and Westin, CVPR 1993), fading to nothing where there is no backdrop near.
 */
final class BackdropCorrection {
    private static final int CELL = 4;
    private static final int RADIUS = 5;
    private static final float FAINT = 0.02f;

    private BackdropCorrection() {}

    static Backdrop apply(Backdrop backdrop, LabImage image, boolean[] sure) {
        int width = (image.width() + CELL - 1) / CELL;
        int height = (image.height() + CELL - 1) / CELL;
        float[] weight = new float[width * height];
        for (int i = 0; i < sure.length; i++) {
            if (sure[i]) {
                weight[cell(i, image.width(), width)]++;
            }
        }
        float[] spreadWeight = Smoothing.box(weight, width, height, RADIUS);
        LabImage corrected = new LabImage(image.width(), image.height());
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = image.plane(channel);
            float[] model = backdrop.colours().plane(channel);
            float[] sum = new float[width * height];
            for (int i = 0; i < sure.length; i++) {
                if (sure[i]) {
                    sum[cell(i, image.width(), width)] += plane[i] - model[i];
                }
            }
            float[] spread = Smoothing.box(sum, width, height, RADIUS);
            for (int c = 0; c < spread.length; c++) {
                spread[c] /= spreadWeight[c] + FAINT * CELL * CELL;
            }
            add(model, spread, corrected.plane(channel), image.width(), width, height);
        }
        return new Backdrop(corrected, backdrop.noise(), backdrop.ring(), backdrop.outliers());
    }

    private static int cell(int i, int imageWidth, int width) {
        return i / imageWidth / CELL * width + i % imageWidth / CELL;
    }

    /** Adds the coarse plane, bilinearly enlarged. */
    private static void add(float[] model, float[] coarse, float[] to, int imageWidth, int width, int height) {
        for (int i = 0; i < model.length; i++) {
            int row = i / imageWidth;
            float x = Math.clamp((i % imageWidth + 0.5f) / CELL - 0.5f, 0, width - 1);
            float y = Math.clamp((row + 0.5f) / CELL - 0.5f, 0, height - 1);
            int x0 = (int) x;
            int y0 = (int) y;
            int x1 = Math.min(width - 1, x0 + 1);
            int y1 = Math.min(height - 1, y0 + 1);
            float fx = x - x0;
            float fy = y - y0;
            float top = coarse[y0 * width + x0] * (1 - fx) + coarse[y0 * width + x1] * fx;
            float bottom = coarse[y1 * width + x0] * (1 - fx) + coarse[y1 * width + x1] * fx;
            to[i] = model[i] + top * (1 - fy) + bottom * fy;
        }
    }
}
