package com.adaptiveads.worker.paint.sd;

import static com.adaptiveads.worker.onnx.ElementType.FLOAT16;
import static com.adaptiveads.worker.onnx.ElementType.FLOAT32;
import static com.adaptiveads.worker.onnx.ElementType.INT32;
import static com.adaptiveads.worker.onnx.ElementType.INT64;

import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.text.ClipTokenizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From a prompt to what the network is shown of it: the last hidden state of all tokens, padding included. */
final class TextEncoder {
    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String STATE = "last_hidden_state";

    private static final int CONTEXT = 77;

    private final Graph graph;
    private final ClipTokenizer tokenizer;

    /** @throws com.adaptiveads.worker.model.ModelFailure when the graph is another */
    TextEncoder(Graph graph, ClipTokenizer tokenizer) {
        this.graph = graph;
        this.tokenizer = tokenizer;
        graph.input(IDS, INT32, INT64);
        graph.output(STATE, FLOAT32, FLOAT16);
    }

    /** [tokens, width]; one prompt at a time, so that none depends on its neighbours. */
    FloatTensor encode(String prompt) {
        return encode(tokenizer.encode(prompt, CONTEXT, ClipTokenizer.END).ids());
    }

    /** As {@link #encode(String)}, of a prompt's 77 ids. */
    FloatTensor encode(long[] ids) {
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put(IDS, LongTensor.of(ids, 1, ids.length));
        if (graph.inputs().containsKey(MASK)) { // everything counts, as in diffusers
            long[] ones = new long[ids.length];
            Arrays.fill(ones, 1);
            inputs.put(MASK, LongTensor.of(ones, 1, ids.length));
        }
        if (!(graph.run(inputs, List.of(STATE)).get(STATE) instanceof FloatTensor state)) {
            throw new IllegalStateException(graph.name() + " gave no " + STATE);
        }
        return new FloatTensor(state.data(), new long[] {state.shape()[1], state.shape()[2]});
    }

    /** All in one tensor, [rows, tokens, width]. */
    static FloatTensor stacked(List<FloatTensor> rows) {
        long[] shape = rows.getFirst().shape();
        FloatTensor all = FloatTensor.allocate(rows.size(), shape[0], shape[1]);
        int at = 0;
        for (FloatTensor row : rows) {
            all.data().put(at, row.data(), 0, row.size());
            at += row.size();
        }
        return all;
    }
}
