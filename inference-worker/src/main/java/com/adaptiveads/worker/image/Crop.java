package com.adaptiveads.worker.image;

/** Cuts a rectangle out of a picture. */
public final class Crop {
    private Crop() {}

    /**
     * A copy of the pixels in a box.
     *
     * @throws IllegalArgumentException when the box is not inside the picture
     */
    public static Pixels of(Pixels source, Box box) {
        if (box.right() > source.width() || box.bottom() > source.height()) {
            throw new IllegalArgumentException(
                    box + " is not inside " + source.width() + " x " + source.height() + " pixels");
        }
        Pixels part = new Pixels(box.width(), box.height());
        for (int y = 0; y < box.height(); y++) {
            int from = (box.top() + y) * source.width() + box.left();
            System.arraycopy(source.argb(), from, part.argb(), y * box.width(), box.width());
        }
        return part;
    }
}
