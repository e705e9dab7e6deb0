package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.onnx.Signature;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.segment.Segmenter;
import com.adaptiveads.worker.segment.sam3.Graphs.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The tiny SAM 3 on ONNX Runtime with its graphs' runs counted. */
public final class CountedSam3 implements AutoCloseable {
    private final OnnxRuntime device = OnnxRuntime.cpu();
    private final Map<Role, AtomicInteger> runs = new EnumMap<>(Role.class);
    private final Sam3Segmenter segmenter;

    public CountedSam3() {
        InstalledModel model = TinySam3.open("sam3-tiny");
        Sam3Settings settings = Sam3Settings.of(model.settings());
        Graphs graphs = Graphs.load(model, (role, file) -> {
            runs.put(role, new AtomicInteger());
            return new Counted(device.load(file), runs.get(role));
        });
        segmenter = new Sam3Segmenter(new ThreeGraphNetwork(graphs, settings, 1), settings, TinySam3.TOKENIZER);
    }

    public Segmenter segmenter() {
        return segmenter;
    }

    /** Runs so far of the vision, the text and the decoder graph. */
    public List<Integer> runs() {
        return runs.values().stream().map(AtomicInteger::get).toList();
    }

    @Override
    public void close() {
        segmenter.close();
        device.close();
    }

    private record Counted(Graph graph, AtomicInteger runs) implements Graph {
        @Override
        public String name() {
            return graph.name();
        }

        @Override
        public Map<String, Signature> inputs() {
            return graph.inputs();
        }

        @Override
        public Map<String, Signature> outputs() {
            return graph.outputs();
        }

        @Override
        public Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, List<String> outputs) {
            runs.incrementAndGet();
            return graph.run(inputs, outputs);
        }

        @Override
        public void runInto(Map<String, ? extends Tensor> inputs, Map<String, ? extends Tensor> outputs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            graph.close();
        }
    }
}
