package com.adaptiveads.worker.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/** 32-bit floats; also what a float16 input takes and a float16 output gives. */
@SuppressWarnings("ArrayRecordComponent") // a shape is a few numbers that nobody changes
public record FloatTensor(FloatBuffer data, long[] shape) implements Tensor {
    public FloatTensor {
        Tensor.check(data, shape);
    }

    /** All zero. */
    public static FloatTensor allocate(long... shape) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(Tensor.elements(shape), Float.BYTES));
        return new FloatTensor(bytes.order(ByteOrder.nativeOrder()).asFloatBuffer(), shape);
    }

    /** A copy of the values. */
    public static FloatTensor of(float[] values, long... shape) {
        FloatTensor tensor = allocate(shape);
        if (values.length != tensor.size()) {
            throw new IllegalArgumentException(values.length + " values do not fill " + tensor.shapeText());
        }
        tensor.data.put(0, values);
        return tensor;
    }

    /** Tensors that differ in their first axis at most, one after the other along it. */
    public static FloatTensor copyOf(List<FloatTensor> parts) {
        FloatTensor all = allocate(Tensor.joined(parts));
        int at = 0;
        for (FloatTensor part : parts) {
            all.data.put(at, part.data, 0, part.size());
            at += part.size();
        }
        return all;
    }

    public float get(int index) {
        return data.get(index);
    }

    /** A copy of the values. */
    public float[] toArray() {
        float[] values = new float[size()];
        data.get(0, values);
        return values;
    }

    /** Rows {@code from} (included) to {@code to} (excluded) of the first axis, in the same memory. */
    public FloatTensor rows(int from, int to) {
        int row = shape[0] == 0 ? 0 : Math.toIntExact(size() / shape[0]);
        long[] cut = shape.clone();
        cut[0] = (long) to - from;
        return new FloatTensor(data.slice(from * row, (to - from) * row), cut);
    }
}
