package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;

/** Lays a product over a picture. What is opaque is copied; the outermost pixels take a little of the light behind them. */
final class Overlay {
    /** From this alpha on a pixel counts as opaque. */
    static final int OPAQUE = 250;

    private static final int VISIBLE = 16;
    /** Share of the background in the colour of a pixel with nothing visible around it. */
    private static final int WRAP = 72; // of 256

    private Overlay() {}

    static void lay(Pixels product, Pixels onto, int left, int top) {
        Neighbours visible = new Neighbours(product, VISIBLE);
        int width = product.width();
        for (int y = 0; y < product.height(); y++) {
            int[] around = visible.of(y);
            int from = y * width;
            int to = (top + y) * onto.width() + left;
            for (int x = 0; x < width; x++) {
                int p = product.argb()[from + x];
                int alpha = p >>> 24;
                if (alpha == 0) {
                    continue;
                }
                boolean untouched = alpha >= OPAQUE && around[x] == Neighbours.ALL;
                onto.argb()[to + x] = untouched ? p | 0xFF000000 : blend(p, onto.argb()[to + x], around[x]);
            }
        }
    }

    private static int blend(int product, int behind, int around) {
        int alpha = product >>> 24;
        int opacity = alpha >= OPAQUE ? 255 : alpha;
        int own = 256 - WRAP * (Neighbours.ALL - around) / Neighbours.ALL;
        int weight = (opacity * own * 257 + 128) >> 8; // of 65 535
        return 0xFF000000
                | mix(product >> 16 & 0xFF, behind >> 16 & 0xFF, weight) << 16
                | mix(product >> 8 & 0xFF, behind >> 8 & 0xFF, weight) << 8
                | mix(product & 0xFF, behind & 0xFF, weight);
    }

    private static int mix(int over, int under, int weight) {
        return under + (((over - under) * weight + 32_768) >> 16);
    }
}
