package com.adaptiveads.worker.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one run is given and is to give back. */
final class Feed implements AutoCloseable {
    private final OrtEnvironment environment;
    private final String graph;
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> pinned = new LinkedHashMap<>();
    private final Map<String, Signature> unpinned = new LinkedHashMap<>();
    private final Map<String, Tensor> results = new LinkedHashMap<>();

    /** To be done after the run: from the numbers the graph wrote to those wanted. */
    private final List<Runnable> conversions = new ArrayList<>();

    Feed(OrtEnvironment environment, String graph) {
        this.environment = environment;
        this.graph = graph;
    }

    void give(Signature signature, Tensor tensor) throws OrtException {
        Buffer numbers = Conversion.narrowed(graph, signature, tensor);
        inputs.put(signature.name(), onnx(signature, numbers, tensor.shape()));
    }

    /** @param shape empty when only the run can tell */
    void want(Signature signature, Optional<long[]> shape) throws OrtException {
        if (shape.isPresent()) {
            pin(signature, Conversion.allocate(graph, signature, shape.get()));
        } else {
            unpinned.put(signature.name(), signature);
        }
    }

    /** @param tensor where the output is to go */
    void pin(Signature signature, Tensor tensor) throws OrtException {
        Buffer room = Conversion.room(graph, signature, tensor);
        pinned.put(signature.name(), onnx(signature, room, tensor.shape()));
        results.put(signature.name(), tensor);
        conversions.add(() -> Conversion.widen(room, tensor));
    }

    OrtSession.Result run(OrtSession session, OrtSession.RunOptions options) throws OrtException {
        return session.run(inputs, Set.copyOf(unpinned.keySet()), pinned, options);
    }

    /** By name. */
    Map<String, Tensor> results(OrtSession.Result result) throws OrtException {
        conversions.forEach(Runnable::run);
        for (Signature signature : unpinned.values()) {
            OnnxTensor value = (OnnxTensor) result.get(signature.name()).orElseThrow();
            results.put(signature.name(), copied(signature, value));
        }
        return results;
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        pinned.values().forEach(OnnxTensor::close);
    }

    private Tensor copied(Signature signature, OnnxTensor value) throws OrtException {
        Tensor tensor = Conversion.allocate(graph, signature, value.getInfo().getShape());
        switch (tensor) {
            case FloatTensor floats -> floats.data().put(0, value.getFloatBuffer(), 0, floats.size());
            case LongTensor longs
            when signature.type() == ElementType.INT32 -> Conversion.widen(value.getIntBuffer(), longs);
            case LongTensor longs -> longs.data().put(0, value.getLongBuffer(), 0, longs.size());
            case ByteTensor bytes -> bytes.data().put(0, value.getByteBuffer(), 0, bytes.size());
            case BoolTensor bools -> bools.data().put(0, value.getByteBuffer(), 0, bools.size());
        }
        return tensor;
    }

    private OnnxTensor onnx(Signature signature, Buffer numbers, long... shape) throws OrtException {
        Buffer whole = numbers.duplicate().clear(); // the runtime looks at the position, a tensor does not
        return switch (whole) {
            case FloatBuffer floats -> OnnxTensor.createTensor(environment, floats, shape);
            case LongBuffer longs -> OnnxTensor.createTensor(environment, longs, shape);
            case IntBuffer ints -> OnnxTensor.createTensor(environment, ints, shape);
            case ShortBuffer halves -> OnnxTensor.createTensor(environment, halves, shape, OnnxJavaType.FLOAT16);
            case ByteBuffer bytes ->
                OnnxTensor.createTensor(
                        environment,
                        bytes,
                        shape,
                        signature.type() == ElementType.BOOL ? OnnxJavaType.BOOL : OnnxJavaType.UINT8);
            default -> throw new IllegalStateException(whole.toString());
        };
    }
}
