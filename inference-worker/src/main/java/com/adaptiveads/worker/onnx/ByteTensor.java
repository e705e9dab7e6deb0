package com.adaptiveads.worker.onnx;

import java.nio.ByteBuffer;
import java.util.List;

/** Unsigned bytes: samples of a picture, 0..255. */
@SuppressWarnings("ArrayRecordComponent") // a shape is a few numbers that nobody changes
public record ByteTensor(ByteBuffer data, long[] shape) implements Tensor {
    public ByteTensor {
        Tensor.check(data, shape);
    }

    /** All zero. */
    public static ByteTensor allocate(long... shape) {
        return new ByteTensor(ByteBuffer.allocateDirect(Tensor.elements(shape)), shape);
    }

    /** A copy of the values. */
    public static ByteTensor of(byte[] values, long... shape) {
        ByteTensor tensor = allocate(shape);
        if (values.length != tensor.size()) {
            throw new IllegalArgumentException(values.length + " values do not fill " + tensor.shapeText());
        }
        tensor.data.put(0, values);
        return tensor;
    }

    /** Tensors that differ in their first axis at most, one after the other along it. */
    public static ByteTensor copyOf(List<ByteTensor> parts) {
        ByteTensor all = allocate(Tensor.joined(parts));
        int at = 0;
        for (ByteTensor part : parts) {
            all.data.put(at, part.data, 0, part.size());
            at += part.size();
        }
        return all;
    }

    public byte get(int index) {
        return data.get(index);
    }

    /** A copy of the values. */
    public byte[] toArray() {
        byte[] values = new byte[size()];
        data.get(0, values);
        return values;
    }
}
