package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;

/** Lays a product over a picture. What is opaque is copied; the outermost pixels take a little of the light behind them. */
final class Overlay {
    /** From this alpha on a pixel counts as opaque. */
    static final int OPAQUE = 250;

    /** From this alpha on a pixel counts as seen. */
    static final int VISIBLE = 16;

    /** Share of the background in the colour of a pixel with nothing visible around it. */
    static final int WRAP = 72; // of 256

    private Overlay() {}

    static void lay(Pixels product, Pixels onto, int left, int top) {
        int width = product.width();
        Neighbours visible = new Neighbours(product, VISIBLE);
        int[] around = new int[width];
        int[] over = new int[width];
        int[] line = new int[width];
        int[] opaque = new int[width];
        for (int y = 0; y < product.height(); y++) {
            visible.next(around);
            int to = (top + y) * onto.width() + left;
            System.arraycopy(product.argb(), y * width, over, 0, width);
            System.arraycopy(onto.argb(), to, line, 0, width);
            copyOpaque(over, line, around, opaque);
            for (int x = 0; x < width; x++) {
                if (opaque[x] == 0 && over[x] >>> 24 != 0) {
                    line[x] = blend(over[x], line[x], around[x]);
                }
            }
            System.arraycopy(line, 0, onto.argb(), to, width);
        }
    }

    /** Copies what is opaque with nothing transparent near, without a branch; {@code copied} tells where: -1, else 0. */
    private static void copyOpaque(int[] over, int[] line, int[] around, int[] copied) {
        for (int x = 0; x < line.length; x++) {
            int p = over[x];
            int mask = ((OPAQUE - 1 - (p >>> 24)) & (Neighbours.ALL - 1 - around[x])) >> 31;
            copied[x] = mask;
            line[x] = ((p | 0xFF000000) & mask) | (line[x] & ~mask);
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
