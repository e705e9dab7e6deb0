package com.adaptiveads.worker.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.TensorInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lengths of outputs, known before the run where every axis has a fixed length or bears the name of an input's axis
 * ({@code batch}): such outputs need not be copied out of the runtime's memory.
 */
final class Axes {
    private final Map<String, TensorInfo> inputs;
    private final Map<String, TensorInfo> outputs;

    Axes(Map<String, NodeInfo> inputs, Map<String, NodeInfo> outputs) {
        this.inputs = tensors(inputs);
        this.outputs = tensors(outputs);
    }

    /** Empty when only the run can tell. */
    Optional<long[]> outputShape(String output, Map<String, ? extends Tensor> given) {
        TensorInfo info = outputs.get(output);
        if (info == null) {
            return Optional.empty();
        }
        Map<String, Long> lengths = lengths(given);
        long[] shape = info.getShape();
        String[] names = info.getDimensionNames();
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 0) {
                Long length = names[axis].isEmpty() ? null : lengths.get(names[axis]);
                if (length == null) {
                    return Optional.empty();
                }
                shape[axis] = length;
            }
        }
        return Optional.of(shape);
    }

    private Map<String, Long> lengths(Map<String, ? extends Tensor> given) {
        Map<String, Long> lengths = new HashMap<>();
        given.forEach((name, tensor) -> {
            TensorInfo info = inputs.get(name);
            long[] actual = tensor.shape();
            if (info != null && info.getShape().length == actual.length) {
                String[] names = info.getDimensionNames();
                for (int axis = 0; axis < actual.length; axis++) {
                    lengths.put(names[axis], actual[axis]);
                }
            }
        });
        return lengths;
    }

    private static Map<String, TensorInfo> tensors(Map<String, NodeInfo> nodes) {
        Map<String, TensorInfo> tensors = new HashMap<>();
        nodes.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor) {
                tensors.put(name, tensor);
            }
        });
        return tensors;
    }
}
