package com.adaptiveads.worker.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/** 64-bit integers; also what an int32 input takes and an int32 output gives. */
@SuppressWarnings("ArrayRecordComponent") // a shape is a few numbers that nobody changes
public record LongTensor(LongBuffer data, long[] shape) implements Tensor {
    public LongTensor {
        Tensor.check(data, shape);
    }

    /** All zero. */
    public static LongTensor allocate(long... shape) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(Tensor.elements(shape), Long.BYTES));
        return new LongTensor(bytes.order(ByteOrder.nativeOrder()).asLongBuffer(), shape);
    }

    /** A copy of the values. */
    public static LongTensor of(long[] values, long... shape) {
        LongTensor tensor = allocate(shape);
        if (values.length != tensor.size()) {
            throw new IllegalArgumentException(values.length + " values do not fill " + tensor.shapeText());
        }
        tensor.data.put(0, values);
        return tensor;
    }

    public long get(int index) {
        return data.get(index);
    }

    /** A copy of the values. */
    public long[] toArray() {
        long[] values = new long[size()];
        data.get(0, values);
        return values;
    }
}
