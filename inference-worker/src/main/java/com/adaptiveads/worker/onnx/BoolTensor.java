package com.adaptiveads.worker.onnx;

import java.nio.ByteBuffer;

/**
 * Truth values.
 *
 * @param data a byte each, 0 or 1
 */
@SuppressWarnings("ArrayRecordComponent") // a shape is a few numbers that nobody changes
public record BoolTensor(ByteBuffer data, long[] shape) implements Tensor {
    public BoolTensor {
        Tensor.check(data, shape);
    }

    /** All false. */
    public static BoolTensor allocate(long... shape) {
        return new BoolTensor(ByteBuffer.allocateDirect(Tensor.elements(shape)), shape);
    }

    /** A copy of the values. */
    public static BoolTensor of(boolean[] values, long... shape) {
        BoolTensor tensor = allocate(shape);
        if (values.length != tensor.size()) {
            throw new IllegalArgumentException(values.length + " values do not fill " + tensor.shapeText());
        }
        for (int i = 0; i < values.length; i++) {
            tensor.data.put(i, (byte) (values[i] ? 1 : 0));
        }
        return tensor;
    }

    public boolean get(int index) {
        return data.get(index) != 0;
    }
}
