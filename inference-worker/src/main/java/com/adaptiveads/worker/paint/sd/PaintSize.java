package com.adaptiveads.worker.paint.sd;

/**
 * A size a model paints well: sides that are multiples of 64, about as many pixels as it was trained on, and not too
 * narrow. At 512² the widest of 4 : 1 is 1024 x 256.
 */
record PaintSize(int width, int height) {
    /** What sides are multiples of, in pixels. */
    static final int GRAIN = 64;

    private static final double FEWEST = 0.8;
    private static final double MOST = 1.25;
    private static final double NARROWEST = 4;

    /**
     * The size whose shape comes closest to a format's, of equals the one with most nearly the training's pixels.
     *
     * @param size the training's, a multiple of 64
     */
    static PaintSize of(int width, int height, int size) {
        double pixels = (double) size * size;
        PaintSize best = new PaintSize(size, size);
        for (int h = GRAIN; h <= NARROWEST * size; h += GRAIN) {
            for (int w = GRAIN; w <= NARROWEST * size; w += GRAIN) {
                PaintSize next = new PaintSize(w, h);
                double area = w * h / pixels;
                boolean good = area >= FEWEST && area <= MOST && Math.max(w, h) <= NARROWEST * Math.min(w, h);
                if (good && next.cost(width, height, pixels) < best.cost(width, height, pixels)) {
                    best = next;
                }
            }
        }
        return best;
    }

    /** What of the painting or of the format the other lacks, and a little for pixels too many or too few. */
    private double cost(int formatWidth, int formatHeight, double pixels) {
        double shape = Math.abs(Math.log((double) width * formatHeight / ((double) height * formatWidth)));
        double area = Math.abs(Math.log(width * height / pixels));
        return shape + 0.01 * area;
    }
}
