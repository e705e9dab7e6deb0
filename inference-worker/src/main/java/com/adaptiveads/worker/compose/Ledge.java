package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;

/**
 * What is behind a product before it is laid over it, where it may be seen and does not hide it. Kept packed: that is
 * little more than its edge.
 */
final class Ledge {
    private final Cover cover;
    private final int[] rows;
    private final int[] argb;

    private Ledge(Cover cover, int[] rows, int[] argb) {
        this.cover = cover;
        this.rows = rows;
        this.argb = argb;
    }

    /** Takes it from a picture in which the top left corner of a product of that height will be at {@code left, top}. */
    static Ledge of(Pixels picture, Cover cover, int height, int left, int top) {
        int[] rows = new int[height];
        int size = 0;
        for (int y = 0; y < height; y++) {
            rows[y] = size;
            size += cover.start(y) - cover.left(y) + cover.right(y) - cover.end(y);
        }
        int[] argb = new int[size];
        for (int y = 0; y < height; y++) {
            int from = (top + y) * picture.width() + left;
            int before = cover.start(y) - cover.left(y);
            System.arraycopy(picture.argb(), from + cover.left(y), argb, rows[y], before);
            System.arraycopy(
                    picture.argb(), from + cover.end(y), argb, rows[y] + before, cover.right(y) - cover.end(y));
        }
        return new Ledge(cover, rows, argb);
    }

    /** A pixel of the product's box, where the product may be seen and hides nothing. */
    int at(int x, int y) {
        int before = x - cover.left(y);
        return argb[rows[y] + (x < cover.start(y) ? before : before - (cover.end(y) - cover.start(y)))];
    }
}
