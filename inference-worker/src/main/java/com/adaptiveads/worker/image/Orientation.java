package com.adaptiveads.worker.image;

/**
 * How a stored picture has to be turned to stand upright.
 *
 * @param value 1..8 as in Exif 2.32, tag 0x0112
 */
record Orientation(int value) {
    static final Orientation UPRIGHT = new Orientation(1);

    Orientation {
        if (value < 1 || value > 8) {
            throw new IllegalArgumentException("no Exif orientation: " + value);
        }
    }

    /** Whether rows and columns change places. */
    boolean swapsAxes() {
        return value >= 5;
    }

    Pixels upright(Pixels stored) {
        if (value == 1) {
            return stored;
        }
        int width = swapsAxes() ? stored.height() : stored.width();
        int height = swapsAxes() ? stored.width() : stored.height();
        Pixels upright = new Pixels(width, height);
        boolean mirrored = value == 2 || value == 3 || value == 7 || value == 8;
        boolean flipped = value == 3 || value == 4 || value == 6 || value == 7;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int along = swapsAxes() ? y : x;
                int down = swapsAxes() ? x : y;
                int column = mirrored ? stored.width() - 1 - along : along;
                int row = flipped ? stored.height() - 1 - down : down;
                upright.argb()[y * width + x] = stored.at(column, row);
            }
        }
        return upright;
    }
}
