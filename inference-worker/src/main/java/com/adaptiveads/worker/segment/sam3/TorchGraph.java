package com.adaptiveads.worker.segment.sam3;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.BoolTensor;
import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.InferenceThread;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.onnx.OutOfMemory;
import com.adaptiveads.worker.onnx.Signature;
import com.adaptiveads.worker.onnx.Tensor;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A TorchScript module as a graph. A module has no names: its inputs and outputs are told by their order, and what they
 * hold shows when it runs.
 *
 * <p>PyTorch cannot be stopped in the middle of a module: an interrupt takes effect when it has run.
 */
final class TorchGraph implements Graph {
    private static final String ENGINE = "PyTorch";

    private final String name;
    private final Model model;
    private final InferenceThread thread;
    private final Map<String, Signature> inputs = new LinkedHashMap<>();
    private final Map<String, Signature> outputs = new LinkedHashMap<>();

    private TorchGraph(
            String name, Model model, InferenceThread thread, List<Signature> inputs, List<Signature> outputs) {
        this.name = name;
        this.model = model;
        this.thread = thread;
        inputs.forEach(input -> this.inputs.put(input.name(), input));
        outputs.forEach(output -> this.outputs.put(output.name(), output));
    }

    /**
     * Loads a module.
     *
     * @param inputs in the module's order
     * @param outputs in the module's order
     * @throws ModelFailure when PyTorch does not start, or cannot read the file
     */
    static TorchGraph load(Path file, InferenceThread thread, List<Signature> inputs, List<Signature> outputs) {
        String name = String.valueOf(file.getFileName());
        Model model;
        try {
            model = Model.newInstance(name, Engine.getEngine(ENGINE).defaultDevice(), ENGINE);
        } catch (EngineException | LinkageError e) {
            throw ModelFailure.unusable("PyTorch cannot be started: " + e.getMessage());
        }
        try {
            model.load(file.toAbsolutePath().getParent(), name);
            return new TorchGraph(name, model, thread, inputs, outputs);
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw ModelFailure.unusable(name + " cannot be loaded: " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Signature> inputs() {
        return inputs;
    }

    @Override
    public Map<String, Signature> outputs() {
        return outputs;
    }

    @Override
    public Map<String, Tensor> run(Map<String, ? extends Tensor> given, List<String> wanted) {
        return thread.call(() -> forward(given, wanted), () -> {});
    }

    private Map<String, Tensor> forward(Map<String, ? extends Tensor> given, List<String> wanted) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDList list = new NDList();
            for (String input : inputs.keySet()) {
                list.add(array(manager, Objects.requireNonNull(given.get(input), input)));
            }
            NDList result = model.getBlock().forward(new ParameterStore(manager, false), list, false);
            result.attach(manager);
            if (result.size() != outputs.size()) {
                throw ModelFailure.unusable(
                        name + " gives " + result.size() + " tensors, where " + outputs.size() + " are expected.");
            }
            Map<String, Tensor> tensors = new HashMap<>();
            int at = 0;
            for (String output : outputs.keySet()) {
                NDArray array = result.get(at++);
                if (wanted.contains(output)) {
                    tensors.put(output, tensor(output, array));
                }
            }
            return tensors;
        } catch (EngineException e) {
            if (OutOfMemory.saidBy(e)) {
                throw new OutOfMemory("There is too little memory to run " + name + ".", e);
            }
            throw e;
        }
    }

    private static NDArray array(NDManager manager, Tensor tensor) {
        Shape shape = new Shape(tensor.shape());
        Buffer data = tensor.data().duplicate().clear();
        return switch (tensor) {
            case FloatTensor _ -> manager.create(data, shape, DataType.FLOAT32);
            case LongTensor _ -> manager.create(data, shape, DataType.INT64);
            case ByteTensor _ -> manager.create(data, shape, DataType.UINT8);
            case BoolTensor _ -> manager.create(data, shape, DataType.BOOLEAN);
        };
    }

    private Tensor tensor(String output, NDArray array) {
        long[] shape = array.getShape().getShape();
        ByteBuffer bytes = array.toByteBuffer(true).order(ByteOrder.nativeOrder());
        return switch (array.getDataType()) {
            case FLOAT32 -> {
                FloatTensor tensor = FloatTensor.allocate(shape);
                tensor.data().put(0, bytes.asFloatBuffer(), 0, tensor.size());
                yield tensor;
            }
            case BOOLEAN -> {
                BoolTensor tensor = BoolTensor.allocate(shape);
                tensor.data().put(0, bytes, 0, tensor.size());
                yield tensor;
            }
            default ->
                throw ModelFailure.unusable(
                        "In " + name + " the output " + output + " holds " + array.getDataType() + ".");
        };
    }

    @Override
    public void runInto(Map<String, ? extends Tensor> given, Map<String, ? extends Tensor> into) {
        throw new UnsupportedOperationException("PyTorch writes its results where it wants.");
    }

    @Override
    public void close() {
        model.close();
    }
}
