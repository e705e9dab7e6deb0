package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;

/**
 * Where in its box a product is to be seen, and where it hides whatever is behind it: from {@link #left} to {@link
 * #right} of each row it may be visible; from {@link #start} to {@link #end} in between it is wholly opaque, with
 * nothing else within {@value #MARGIN} pixels, is copied as it is, and nothing behind it need be worked out. Found for
 * bands of rows at once, one run to a row, so there may be more such pixels.
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package, made and used within one composition
record Cover(int[] lefts, int[] starts, int[] ends, int[] rights) {
    static final int MARGIN = 2;

    /** How many rows are looked at together. */
    static final int BAND = 8;

    static Cover of(Pixels product) {
        int bands = (product.height() + BAND - 1) / BAND;
        Cover cover = new Cover(new int[bands], new int[bands], new int[bands], new int[bands]);
        int[] row = new int[product.width()]; // a copy at the same index as what it is joined with runs as vector code
        int[] all = new int[product.width()];
        int[] any = new int[product.width()];
        for (int band = 0; band < bands; band++) {
            int top = band * BAND - MARGIN;
            int bottom = Math.min(product.height(), band * BAND + BAND) + MARGIN;
            Arrays.fill(all, top >= 0 && bottom <= product.height() ? -1 : 0);
            Arrays.fill(any, 0);
            for (int y = Math.max(0, top); y < Math.min(bottom, product.height()); y++) {
                System.arraycopy(product.argb(), y * row.length, row, 0, row.length);
                join(row, all, any);
            }
            cover.findVisible(any, band);
            cover.findOpaque(all, band);
        }
        return cover;
    }

    /** The first column that may be visible. */
    int left(int y) {
        return lefts[y / BAND];
    }

    /** The first column of the run that hides what is behind; {@link #end} if there is none. */
    int start(int y) {
        return starts[y / BAND];
    }

    /** Just past that run. */
    int end(int y) {
        return ends[y / BAND];
    }

    /** Just past the last column that may be visible. */
    int right(int y) {
        return rights[y / BAND];
    }

    private static void join(int[] row, int[] all, int[] any) {
        for (int x = 0; x < row.length; x++) {
            all[x] &= row[x];
            any[x] |= row[x];
        }
    }

    private void findVisible(int[] any, int band) {
        int left = 0;
        int right = any.length;
        while (left < right && any[left] >>> 24 == 0) {
            left++;
        }
        while (right > left && any[right - 1] >>> 24 == 0) {
            right--;
        }
        lefts[band] = left;
        rights[band] = right;
        starts[band] = right;
        ends[band] = right;
    }

    private void findOpaque(int[] all, int band) {
        for (int x = lefts[band]; x < rights[band]; x++) {
            int from = x;
            while (x < all.length && all[x] >>> 24 == 0xFF) {
                x++;
            }
            if (x - from - 2 * MARGIN > ends[band] - starts[band]) {
                starts[band] = from + MARGIN;
                ends[band] = x - MARGIN;
            }
        }
    }
}
