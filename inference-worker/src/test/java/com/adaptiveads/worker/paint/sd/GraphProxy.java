package com.adaptiveads.worker.paint.sd;

import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.Signature;
import com.adaptiveads.worker.onnx.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A graph with something done before and after each run into the caller's memory. */
record GraphProxy(
        Graph real,
        Consumer<Map<String, ? extends Tensor>> before,
        BiConsumer<Map<String, ? extends Tensor>, Map<String, ? extends Tensor>> after)
        implements Graph {
    static Graph before(Graph real, Consumer<Map<String, ? extends Tensor>> before) {
        return new GraphProxy(real, before, (in, out) -> {});
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Map<String, Signature> inputs() {
        return real.inputs();
    }

    @Override
    public Map<String, Signature> outputs() {
        return real.outputs();
    }

    @Override
    public Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, List<String> outputs) {
        return real.run(inputs, outputs);
    }

    @Override
    public void runInto(Map<String, ? extends Tensor> inputs, Map<String, ? extends Tensor> outputs) {
        before.accept(inputs);
        real.runInto(inputs, outputs);
        after.accept(inputs, outputs);
    }

    @Override
    public void close() {}
}
