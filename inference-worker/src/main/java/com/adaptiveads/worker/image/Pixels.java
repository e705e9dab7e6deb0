package com.adaptiveads.worker.image;

/**
 * A picture as 8-bit sRGB, one {@code int} per pixel in row order, {@code 0xAARRGGBB}, alpha straight (not
 * premultiplied). The array is shared, not copied: whoever makes a {@code Pixels} hands the array over.
 */
@SuppressWarnings("ArrayRecordComponent") // a pixel buffer: identity is what is wanted, and a copy would cost a frame
public record Pixels(int width, int height, int[] argb) {
    public Pixels {
        if (width <= 0 || height <= 0 || argb.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "a picture of " + width + " x " + height + " cannot have " + argb.length + " pixels");
        }
    }

    public Pixels(int width, int height) {
        this(width, height, new int[Math.multiplyExact(width, height)]);
    }

    public int at(int x, int y) {
        return argb[y * width + x];
    }
}
