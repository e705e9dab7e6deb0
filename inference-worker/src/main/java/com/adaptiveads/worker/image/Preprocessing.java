package com.adaptiveads.worker.image;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * What a vision model's reference image processor does to a picture: the size and the part of it that is used. The
 * result is planar (channels, rows, columns), written straight into the tensor's buffer.
 *
 * @param size side of the square the model takes, in pixels
 */
public record Preprocessing(Fit fit, int size, PillowFilter filter) {
    /** How a picture comes to be square. */
    public enum Fit {
        /** Both sides become the model's, whatever they were (SAM 3). */
        STRETCH,
        /** The shorter side becomes the model's, the longer in proportion, and its middle is used (CLIP). */
        CENTRE_CROP
    }

    public Preprocessing {
        if (size <= 0) {
            throw new IllegalArgumentException("a model's picture has at least one pixel a side, not " + size);
        }
    }

    /**
     * Fills {@code 3 x size x size} floats from the buffer's start; its position is left alone.
     *
     * @throws IndexOutOfBoundsException when the buffer is smaller
     */
    public void normalised(Pixels source, Normalisation normalisation, FloatBuffer planes) {
        float[] row = new float[size];
        rows(source, (y, levels) -> {
            for (int c = 0; c < 3; c++) {
                float[] values = normalisation.values(c);
                for (int x = 0; x < size; x++) {
                    row[x] = values[levels[c * size + x]];
                }
                planes.put((c * size + y) * size, row);
            }
        });
    }

    /**
     * Fills {@code 3 x size x size} unsigned bytes, for graphs that normalise by themselves; otherwise as
     * {@link #normalised}.
     */
    public void levels(Pixels source, ByteBuffer planes) {
        byte[] row = new byte[size];
        rows(source, (y, levels) -> {
            for (int c = 0; c < 3; c++) {
                for (int x = 0; x < size; x++) {
                    row[x] = (byte) levels[c * size + x];
                }
                planes.put((c * size + y) * size, row);
            }
        });
    }

    private void rows(Pixels source, PillowResize.RowSink sink) {
        switch (fit) {
            case STRETCH -> PillowResize.rows(source, size, size, filter, new Box(0, 0, size, size), sink);
            case CENTRE_CROP -> {
                int width = scaled(source.width(), source.height());
                int height = scaled(source.height(), source.width());
                int left = (width - size) / 2;
                int top = (height - size) / 2;
                PillowResize.rows(source, width, height, filter, new Box(left, top, left + size, top + size), sink);
            }
        }
    }

    /** The references truncate the longer side; rounding it would move the crop by a pixel. */
    private int scaled(int side, int other) {
        return side <= other ? size : (int) ((double) ((long) size * side) / other);
    }
}
