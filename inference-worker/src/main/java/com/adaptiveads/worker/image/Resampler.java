package com.adaptiveads.worker.image;

/**
 * Changes the size of pictures: separable {@linkplain FilterTaps Lanczos}, on premultiplied colour so that transparent
 * pixels lend no colour to their neighbours. Worked {@linkplain ResampledTile tile by tile}.
 */
public final class Resampler {
    private Resampler() {}

    /** A part of a picture, in its pixels; edges may lie between pixels. */
    public record Window(double left, double top, double right, double bottom) {}

    /** The whole picture at another size. */
    public static Pixels resize(Pixels source, int width, int height) {
        if (width == source.width() && height == source.height()) {
            return source;
        }
        return resample(source, new Window(0, 0, source.width(), source.height()), width, height);
    }

    /** The picture itself when its longer side is at most {@code longSide} pixels, else shrunk to that. */
    public static Pixels preview(Pixels source, int longSide) {
        double scale = (double) longSide / Math.max(source.width(), source.height());
        if (scale >= 1) {
            return source;
        }
        int width = Math.max(1, (int) Math.round(source.width() * scale));
        int height = Math.max(1, (int) Math.round(source.height() * scale));
        return resize(source, width, height);
    }

    /**
     * A part of the picture at another size. Pixels just outside the window take part as far as the filter reaches.
     *
     * @throws IllegalArgumentException when the window is empty or not inside the picture
     */
    public static Pixels resample(Pixels source, Window window, int width, int height) {
        FilterTaps across = FilterTaps.lanczos(window.left(), window.right(), source.width(), width);
        FilterTaps down = FilterTaps.lanczos(window.top(), window.bottom(), source.height(), height);
        Pixels result = new Pixels(width, height);
        ResampledTile tile = new ResampledTile(source, across, down, result);
        for (int y = 0; y < height; y += ResampledTile.SIDE) {
            for (int x = 0; x < width; x += ResampledTile.SIDE) {
                tile.draw(x, y);
            }
        }
        return result;
    }
}
