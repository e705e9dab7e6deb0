package com.adaptiveads.worker.compose;

/**
 * The ground a product stands on, as far as its outline tells: level with its lowest point. What is close above it
 * darkens it, what is halfway up no longer does.
 */
final class Ground {
    /** How high above the ground a part still darkens it, as a share of the product's height. */
    private static final double REACH = 0.5;

    private final Silhouette outline;
    private final int[] bottoms;
    private final int level;
    private final double reach;

    private Ground(Silhouette outline, int[] bottoms, int level, double reach) {
        this.outline = outline;
        this.bottoms = bottoms;
        this.level = level;
        this.reach = reach;
    }

    static Ground under(Silhouette outline) {
        int level = outline.bottom();
        return new Ground(outline, outline.bottoms(), level, REACH * (level - outline.top() + 1));
    }

    /** Adds the line along the lowest edge of each column, so many samples high, the stronger the nearer the ground. */
    void addTouch(float[] plane, double thickness, double strength) {
        int width = outline.width();
        int above = (int) Math.round(thickness);
        int below = (int) Math.round(thickness / 3);
        for (int x = 0; x < width; x++) {
            float touch = (float) (strength * nearness(bottoms[x]));
            int from = Math.max(0, bottoms[x] - above);
            int to = Math.min(outline.height() - 1, bottoms[x] + below);
            for (int y = from; y <= to && touch > 0; y++) {
                plane[y * width + x] += touch;
            }
        }
    }

    /** A plane with the lower part laid flat on the ground, so many samples below its edge, times a strength. */
    float[] pool(double flatness, double below, double strength) {
        int width = outline.width();
        float[] plane = new float[outline.alpha().length];
        for (int y = Math.max(0, (int) (level - reach)); y <= level; y++) {
            int row = (int) Math.round(level + below - (level - y) * flatness);
            int to = Math.clamp(row, 0, outline.height() - 1) * width;
            float factor = (float) (strength * nearness(y));
            for (int x = 0; x < width; x++) {
                plane[to + x] = Math.max(plane[to + x], outline.alpha()[y * width + x] * factor);
            }
        }
        return plane;
    }

    /** 1 on the ground, 0 where it no longer matters. */
    private double nearness(int y) {
        double linear = Math.max(0, 1 - (level - y) / reach);
        return y < 0 ? 0 : linear * linear;
    }
}
