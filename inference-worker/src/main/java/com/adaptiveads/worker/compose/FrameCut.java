package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Pixels;

/** On which sides a product goes on beyond the photo it was cut out of: there it has no edge that could throw a shadow. */
record FrameCut(boolean left, boolean top, boolean right, boolean bottom) {
    private static final int SOLID = 128;

    static FrameCut of(Pixels cutout, Box box) {
        int lastColumn = cutout.width() - 1;
        int lastRow = cutout.height() - 1;
        boolean left = false;
        boolean right = false;
        for (int y = box.top(); y < box.bottom(); y++) {
            left |= solid(cutout, 0, y);
            right |= solid(cutout, lastColumn, y);
        }
        boolean top = false;
        boolean bottom = false;
        for (int x = box.left(); x < box.right(); x++) {
            top |= solid(cutout, x, 0);
            bottom |= solid(cutout, x, lastRow);
        }
        return new FrameCut(left, top, right, bottom);
    }

    private static boolean solid(Pixels cutout, int x, int y) {
        return cutout.at(x, y) >>> 24 >= SOLID;
    }
}
