package com.adaptiveads.worker.onnx;

import java.nio.Buffer;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers in row order, in direct memory of native byte order, so that no run copies them. The buffer is shared, and
 * always used from 0 to its capacity, whatever its position.
 */
public sealed interface Tensor permits FloatTensor, LongTensor, ByteTensor, BoolTensor {
    /** Lengths of the axes; empty for a scalar. Not to be changed. */
    long[] shape();

    Buffer data();

    /** How many numbers. */
    default int size() {
        return data().capacity();
    }

    /** Axis lengths as text, such as {@code [1, 3, 224, 224]}. */
    default String shapeText() {
        return Arrays.toString(shape());
    }

    /**
     * How many numbers a shape holds.
     *
     * @throws ArithmeticException at 2³¹ or more
     */
    static int elements(long... shape) {
        long count = 1;
        for (long length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("a tensor cannot have the shape " + Arrays.toString(shape));
            }
            count = Math.multiplyExact(count, length);
        }
        return Math.toIntExact(count);
    }

    /**
     * The shape of tensors joined along their first axis.
     *
     * @throws IllegalArgumentException when they differ in another axis
     */
    static long[] joined(List<? extends Tensor> parts) {
        long[] shape = parts.getFirst().shape().clone();
        shape[0] = 0;
        for (Tensor part : parts) {
            long[] next = part.shape().clone();
            next[0] = shape[0];
            if (!Arrays.equals(shape, next)) {
                throw new IllegalArgumentException("the shapes "
                        + parts.getFirst().shapeText() + " and " + part.shapeText() + " do not go together");
            }
            shape[0] += part.shape()[0];
        }
        return shape;
    }

    /** @throws IllegalArgumentException when a buffer is no tensor's: heap memory, or another size than the shape's */
    static void check(Buffer data, long... shape) {
        if (!data.isDirect()) {
            throw new IllegalArgumentException("a tensor needs direct memory");
        }
        if (data.capacity() != elements(shape)) {
            throw new IllegalArgumentException(
                    "a tensor of the shape " + Arrays.toString(shape) + " cannot have " + data.capacity() + " numbers");
        }
    }
}
