package com.adaptiveads.worker.onnx;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/** Between the tensors the engines work with and the narrower numbers a graph may declare: float16 and int32. */
final class Conversion {
    private Conversion() {}

    /** The tensor's numbers as the graph wants them; the same memory where that is what they are. */
    static Buffer narrowed(String graph, Signature signature, Tensor tensor) {
        Buffer room = room(graph, signature, tensor);
        if (room instanceof ShortBuffer halves && tensor instanceof FloatTensor floats) {
            narrow(floats.data(), halves);
        } else if (room instanceof IntBuffer ints && tensor instanceof LongTensor longs) {
            narrow(longs.data(), ints);
        }
        return room;
    }

    /** Where the graph can write what is to become the tensor's numbers; the tensor's own memory where that fits. */
    static Buffer room(String graph, Signature signature, Tensor tensor) {
        return switch (tensor) {
            case FloatTensor(FloatBuffer data, var _) when signature.type() == ElementType.FLOAT32 -> data;
            case FloatTensor floats
            when signature.type() == ElementType.FLOAT16 ->
                direct(floats.size(), Short.BYTES).asShortBuffer();
            case LongTensor(LongBuffer data, var _) when signature.type() == ElementType.INT64 -> data;
            case LongTensor longs
            when signature.type() == ElementType.INT32 ->
                direct(longs.size(), Integer.BYTES).asIntBuffer();
            case ByteTensor(ByteBuffer data, var _) when signature.type() == ElementType.UINT8 -> data;
            case BoolTensor(ByteBuffer data, var _) when signature.type() == ElementType.BOOL -> data;
            default ->
                throw new IllegalArgumentException(graph + " declares " + signature + ", which is no "
                        + tensor.getClass().getSimpleName() + ".");
        };
    }

    /** Into the tensor what the graph wrote to its {@link #room}; nothing to do where that is the tensor's own memory. */
    static void widen(Buffer room, Tensor tensor) {
        if (room instanceof ShortBuffer halves && tensor instanceof FloatTensor floats) {
            for (int i = 0; i < floats.size(); i++) {
                floats.data().put(i, Float.float16ToFloat(halves.get(i)));
            }
        } else if (room instanceof IntBuffer ints && tensor instanceof LongTensor longs) {
            for (int i = 0; i < longs.size(); i++) {
                longs.data().put(i, ints.get(i));
            }
        }
    }

    /** All zero. */
    static Tensor allocate(String graph, Signature signature, long... shape) {
        return switch (signature.type()) {
            case FLOAT32, FLOAT16 -> FloatTensor.allocate(shape);
            case INT64, INT32 -> LongTensor.allocate(shape);
            case UINT8 -> ByteTensor.allocate(shape);
            case BOOL -> BoolTensor.allocate(shape);
            case OTHER ->
                throw new IllegalArgumentException(
                        graph + "'s " + signature.name() + " holds something nothing here can work with.");
        };
    }

    private static void narrow(FloatBuffer from, ShortBuffer to) {
        for (int i = 0; i < to.capacity(); i++) {
            to.put(i, Float.floatToFloat16(from.get(i)));
        }
    }

    private static void narrow(LongBuffer from, IntBuffer to) {
        for (int i = 0; i < to.capacity(); i++) {
            to.put(i, Math.toIntExact(from.get(i)));
        }
    }

    private static ByteBuffer direct(int count, int bytes) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(count, bytes)).order(ByteOrder.nativeOrder());
    }
}
