package com.adaptiveads.worker.onnx;

import java.util.Arrays;

/**
 * A graph's input or output, as the graph declares it.
 *
 * @param shape lengths of the axes, −1 where any length goes; empty for a scalar
 */
@SuppressWarnings("ArrayRecordComponent") // a shape is a few numbers that nobody changes
public record Signature(String name, ElementType type, long[] shape) {

    /** How many axes. */
    public int rank() {
        return shape.length;
    }

    /** Such as {@code images float32 [-1, 3, 224, 224]}. */
    @Override
    public String toString() {
        return name + " " + type + " " + Arrays.toString(shape);
    }
}
