package com.adaptiveads.worker.paint.sd;

import static com.adaptiveads.worker.onnx.ElementType.FLOAT16;
import static com.adaptiveads.worker.onnx.ElementType.FLOAT32;
import static com.adaptiveads.worker.onnx.ElementType.INT32;
import static com.adaptiveads.worker.onnx.ElementType.INT64;

import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.onnx.Signature;
import com.adaptiveads.worker.onnx.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * The network that tells noise from picture. Exporters differ in the timestep: a float or an integer, alone or in a list
 * of one; the graph itself says which.
 */
final class Unet {
    private static final String SAMPLE = "sample";
    private static final String TIMESTEP = "timestep";
    private static final String WORDS = "encoder_hidden_states";
    private static final String CONDITION = "timestep_cond";
    private static final String ANSWER = "out_sample";

    private final Graph graph;
    private final Signature timestep;

    /** @throws com.adaptiveads.worker.model.ModelFailure when the graph is another */
    Unet(Graph graph) {
        this.graph = graph;
        graph.input(SAMPLE, FLOAT32, FLOAT16);
        graph.input(WORDS, FLOAT32, FLOAT16);
        graph.output(ANSWER, FLOAT32, FLOAT16);
        timestep = graph.input(TIMESTEP, FLOAT32, FLOAT16, INT64, INT32);
        if (guidesItself()) {
            graph.input(CONDITION, FLOAT32, FLOAT16);
        }
    }

    /** Whether the strength of guidance is an input, so that the network need not be asked about the negative prompt. */
    boolean guidesItself() {
        return graph.inputs().containsKey(CONDITION);
    }

    /**
     * Memory for many questions about a batch of the same shape.
     *
     * @param words [rows, tokens, width]
     * @param latents the shape of one image: channels, height, width
     * @param guidance for a network that {@link #guidesItself}
     */
    Questions questions(FloatTensor words, Latents latents, float guidance) {
        return new Questions(words, latents, guidance);
    }

    /** The shape of one image's latents. */
    record Latents(int channels, int height, int width) {
        int size() {
            return channels * height * width;
        }
    }

    final class Questions {
        private final FloatTensor sample;
        private final Tensor time;
        private final FloatTensor answer;
        private final Map<String, Tensor> inputs = new HashMap<>();
        private final Map<String, Tensor> outputs;

        private Questions(FloatTensor words, Latents latents, float guidance) {
            long rows = words.shape()[0];
            sample = FloatTensor.allocate(rows, latents.channels(), latents.height(), latents.width());
            answer = FloatTensor.allocate(sample.shape());
            long[] alone = timestep.shape().length == 0 ? new long[0] : new long[] {1};
            boolean fractional = timestep.type() == FLOAT32 || timestep.type() == FLOAT16;
            time = fractional ? FloatTensor.allocate(alone) : LongTensor.allocate(alone);
            inputs.putAll(Map.of(SAMPLE, sample, TIMESTEP, time, WORDS, words));
            if (guidesItself()) {
                inputs.put(CONDITION, condition(Math.toIntExact(rows), guidance));
            }
            outputs = Map.of(ANSWER, answer);
        }

        private FloatTensor condition(int rows, float guidance) {
            int length = Math.toIntExact(graph.input(CONDITION).shape()[1]);
            FloatTensor condition = FloatTensor.allocate(rows, length);
            float[] embedding = GuidanceEmbedding.of(guidance, length);
            for (int row = 0; row < rows; row++) {
                condition.data().put(row * length, embedding);
            }
            return condition;
        }

        /** Writes latents into the rows from {@code image} on. */
        void show(int from, float[] latents) {
            sample.data().put(from, latents);
        }

        /** Runs the network; it may see only the whole part of the timestep. */
        void ask(float at) {
            switch (time) {
                case FloatTensor t -> t.data().put(0, at);
                case LongTensor t -> t.data().put(0, (long) at);
                default -> throw new IllegalStateException(time.toString());
            }
            graph.runInto(inputs, outputs);
        }

        void answer(int from, float[] into) {
            answer.data().get(from, into);
        }
    }
}
