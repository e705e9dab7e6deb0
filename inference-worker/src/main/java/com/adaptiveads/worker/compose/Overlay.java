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

    private final int[] around;
    private final int[] over;
    private final int[] line;
    private final int[] opaque;

    private Overlay(int width) {
        around = new int[width];
        over = new int[width];
        line = new int[width];
        opaque = new int[width];
    }

    static void lay(Pixels product, Cover cover, Pixels onto, int left, int top) {
        int width = product.width();
        Neighbours visible = new Neighbours(product, cover, VISIBLE);
        Overlay row = new Overlay(width);
        for (int y = 0; y < product.height(); y++) {
            visible.next(row.around);
            int from = y * width;
            int to = (top + y) * onto.width() + left;
            row.blend(product.argb(), from, onto.argb(), to, cover.left(y), cover.start(y));
            System.arraycopy(
                    product.argb(),
                    from + cover.start(y),
                    onto.argb(),
                    to + cover.start(y),
                    cover.end(y) - cover.start(y));
            row.blend(product.argb(), from, onto.argb(), to, cover.end(y), cover.right(y));
        }
    }

    /** The pixels of a row of the product from {@code start} to before {@code end}. */
    private void blend(int[] product, int from, int[] onto, int to, int start, int end) {
        System.arraycopy(product, from + start, over, start, end - start);
        System.arraycopy(onto, to + start, line, start, end - start);
        copyOpaque(over, line, around, opaque, start, end);
        for (int x = start; x < end; x++) {
            if (opaque[x] == 0 && over[x] >>> 24 != 0) {
                line[x] = blend(over[x], line[x], around[x]);
            }
        }
        System.arraycopy(line, start, onto, to + start, end - start);
    }

    /** Copies what is opaque with nothing transparent near, without a branch; {@code copied} tells where: -1, else 0. */
    private static void copyOpaque(int[] over, int[] line, int[] around, int[] copied, int start, int end) {
        for (int x = start; x < end; x++) {
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
