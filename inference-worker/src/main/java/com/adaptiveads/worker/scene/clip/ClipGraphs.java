package com.adaptiveads.worker.scene.clip;

import static com.adaptiveads.worker.onnx.ElementType.FLOAT16;
import static com.adaptiveads.worker.onnx.ElementType.FLOAT32;
import static com.adaptiveads.worker.onnx.ElementType.INT32;
import static com.adaptiveads.worker.onnx.ElementType.INT64;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.onnx.Signature;
import com.adaptiveads.worker.onnx.Tensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CLIP's graphs: split into text and vision, each with its projection, or one for both roles, which wants a picture with
 * every text and a text with every picture. What a graph wants beside what it is asked for gets a placeholder.
 */
final class ClipGraphs implements AutoCloseable {
    private final Graph text;
    private final Graph vision;
    private final Names names;
    private final Tokens nothing;
    private final FloatTensor black;

    /** What the graphs call their tensors. */
    private record Names(String ids, String mask, String pixels, String texts, String images) {
        static Names of(InstalledModel installed) {
            return new Names(
                    installed.tensor("input_ids"),
                    installed.tensor("attention_mask"),
                    installed.tensor("pixel_values"),
                    installed.tensor("text_embeds"),
                    installed.tensor("image_embeds"));
        }
    }

    private ClipGraphs(Graph text, Graph vision, Names names, Tokens nothing, FloatTensor black) {
        this.text = text;
        this.vision = vision;
        this.names = names;
        this.nothing = nothing;
        this.black = black;
    }

    /**
     * Texts as tensors of rows by tokens.
     *
     * @param mask 1 where a token is real
     */
    record Tokens(LongTensor ids, LongTensor mask) {}

    /**
     * Loads the graphs and checks that they are CLIP's.
     *
     * @param nothing one text, for graphs that want one with every picture
     * @param black one picture, for graphs that want one with every text
     * @throws ModelFailure with a sentence when they are not
     */
    static ClipGraphs load(OnnxRuntime runtime, InstalledModel installed, Tokens nothing, FloatTensor black) {
        Path textFile = installed.file("text");
        Path visionFile = installed.file("vision");
        Graph text = runtime.load(textFile);
        Graph vision = text;
        try {
            vision = visionFile.equals(textFile) ? text : runtime.load(visionFile);
            ClipGraphs graphs = new ClipGraphs(text, vision, Names.of(installed), nothing, black);
            graphs.check();
            return graphs;
        } catch (RuntimeException e) {
            close(text, vision);
            throw e;
        }
    }

    /** One row of numbers for each text; their length is not 1 unless the graph sees to that. */
    FloatTensor texts(Tokens tokens) {
        return run(text, Map.of(names.ids, tokens.ids, names.mask, tokens.mask), names.texts);
    }

    /** One row of numbers for each picture of {@code [pictures, 3, side, side]}. */
    FloatTensor images(FloatTensor pixels) {
        return run(vision, Map.of(names.pixels, pixels), names.images);
    }

    /** Whether the graphs take only one text or picture at a time. */
    boolean oneByOne() {
        return text.input(names.ids).shape()[0] == 1
                || vision.input(names.pixels).shape()[0] == 1;
    }

    @Override
    public void close() {
        close(text, vision);
    }

    private static void close(Graph text, Graph vision) {
        Stream.of(text, vision).distinct().forEach(Graph::close);
    }

    private FloatTensor run(Graph graph, Map<String, ? extends Tensor> given, String output) {
        Map<String, Tensor> inputs = new HashMap<>();
        for (String name : graph.inputs().keySet()) {
            Tensor tensor = given.get(name);
            inputs.put(name, tensor == null ? placeholder(graph, name) : tensor);
        }
        if (graph.run(inputs, List.of(output)).get(output) instanceof FloatTensor embeddings) {
            return embeddings;
        }
        throw ModelFailure.unusable(graph.name() + " gave no numbers as " + output + ".");
    }

    private Tensor placeholder(Graph graph, String name) {
        if (name.equals(names.ids)) {
            return nothing.ids;
        }
        if (name.equals(names.mask)) {
            return nothing.mask;
        }
        if (name.equals(names.pixels)) {
            return black;
        }
        throw ModelFailure.unusable(graph.name() + " wants an input " + name + ", which CLIP does not have.");
    }

    private void check() {
        checkLast(text, text.input(names.ids, INT64, INT32), nothing.ids);
        checkLast(vision, vision.input(names.pixels, FLOAT32, FLOAT16), black);
        text.output(names.texts, FLOAT32, FLOAT16);
        vision.output(names.images, FLOAT32, FLOAT16);
        for (Graph graph : List.of(text, vision)) {
            graph.inputs().keySet().forEach(name -> placeholder(graph, name));
        }
    }

    /** The context and the resolution are the last axis of their inputs; -1 is any. */
    private static void checkLast(Graph graph, Signature input, Tensor fitting) {
        long[] shape = input.shape();
        long[] expected = fitting.shape();
        long last = shape.length == 0 ? 0 : shape[shape.length - 1];
        if (shape.length != expected.length || (last >= 0 && last != expected[expected.length - 1])) {
            throw ModelFailure.unusable("In " + graph.name() + " the input " + input + " does not take "
                    + fitting.shapeText() + ", as its manifest says.");
        }
    }
}
