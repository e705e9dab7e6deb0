package com.adaptiveads.worker.segment.sam3;

import static com.adaptiveads.worker.onnx.ElementType.BOOL;
import static com.adaptiveads.worker.onnx.ElementType.FLOAT16;
import static com.adaptiveads.worker.onnx.ElementType.FLOAT32;
import static com.adaptiveads.worker.onnx.ElementType.INT32;
import static com.adaptiveads.worker.onnx.ElementType.INT64;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.onnx.BoolTensor;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.segment.sam3.Graphs.Role;
import com.adaptiveads.worker.segment.sam3.Sam3Settings.BoxFormat;
import com.adaptiveads.worker.text.TokenIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The layout of exporters that wrap Meta's own code: {@code image} (bytes, no batch) to three levels of {@code
 * backbone_fpn} and {@code vision_pos_enc}; {@code tokens} to {@code text_attention_mask} (true = padding), {@code
 * text_memory}, {@code text_embeds}; then {@code boxes}, {@code scores}, {@code masks} of what passed the threshold that
 * is part of the graph. Newer ones leave out what the decoder does not use, and give boxes as shares and small masks.
 */
final class MetaNetwork implements Sam3Network {
    /** Masks come back enlarged to the size the decoder is told: no more than the network can see, or little sharper. */
    private static final int LARGEST_MASK = 1008;

    private static final List<String> VISION = List.of(
            "vision_pos_enc_0",
            "vision_pos_enc_1",
            "vision_pos_enc_2",
            "backbone_fpn_0",
            "backbone_fpn_1",
            "backbone_fpn_2");
    private static final Map<String, String> TEXT = Map.of(
            "language_mask", "text_attention_mask",
            "language_features", "text_memory",
            "language_embeds", "text_embeds");
    private static final List<String> FOUND = List.of("boxes", "scores", "masks");
    private static final String HEIGHT = "original_height";
    private static final String WIDTH = "original_width";

    private final Graphs graphs;
    private final Sam3Settings settings;
    private final ImageInput input;
    private final List<String> seen;
    private final Map<String, String> read = new HashMap<>();

    /** @throws com.adaptiveads.worker.model.ModelFailure when a graph is not of this layout */
    MetaNetwork(Graphs graphs, Sam3Settings settings) {
        this.graphs = graphs;
        this.settings = settings;
        this.input = new ImageInput(graphs.of(Role.VISION), graphs.name(Role.VISION, "image"), settings.resolution());
        this.seen = VISION.stream()
                .filter(feature -> graphs.takes(Role.DECODER, feature))
                .toList();
        for (String feature : seen) {
            graphs.of(Role.VISION).output(graphs.name(Role.VISION, feature), FLOAT32, FLOAT16);
        }
        graphs.of(Role.TEXT).input(graphs.name(Role.TEXT, "tokens"), INT64, INT32);
        graphs.of(Role.TEXT).output(graphs.name(Role.TEXT, "text_attention_mask"), BOOL);
        TEXT.forEach((taken, made) -> {
            if (graphs.takes(Role.DECODER, taken)) {
                graphs.of(Role.TEXT).output(graphs.name(Role.TEXT, made), BOOL, FLOAT32, FLOAT16);
                read.put(taken, made);
            }
        });
        graphs.of(Role.DECODER).output(graphs.name(Role.DECODER, "boxes"), FLOAT32, FLOAT16);
        graphs.of(Role.DECODER).output(graphs.name(Role.DECODER, "scores"), FLOAT32, FLOAT16);
        graphs.of(Role.DECODER).output(graphs.name(Role.DECODER, "masks"), BOOL, FLOAT32, FLOAT16);
        graphs.checkAllGiven(Role.VISION, List.of("image"));
        graphs.checkAllGiven(Role.TEXT, List.of("tokens"));
        List<String> given = new ArrayList<>(VISION);
        given.addAll(TEXT.keySet());
        given.addAll(List.of(HEIGHT, WIDTH, "box_coords", "box_labels", "box_masks"));
        graphs.checkAllGiven(Role.DECODER, given);
    }

    @Override
    public Tensor prepared(Pixels photo) {
        return input.of(photo);
    }

    @Override
    public Features see(Tensor prepared) {
        return graphs.run(Role.VISION, Map.of("image", prepared), seen);
    }

    @Override
    public Features read(TokenIds phrase) {
        List<String> wanted = new ArrayList<>(read.values());
        if (!wanted.contains("text_attention_mask")) {
            wanted.add("text_attention_mask");
        }
        Tensor tokens = LongTensor.of(phrase.ids(), 1, settings.context());
        Features made = graphs.run(Role.TEXT, Map.of("tokens", tokens), wanted);
        long real = Arrays.stream(phrase.ids())
                .filter(id -> id != settings.padToken())
                .count(); // as the graph counts
        settings.checkPolarity(made.bools("text_attention_mask"), (int) real);
        return made;
    }

    @Override
    public Detections detect(Features photo, Features phrase, int width, int height) {
        double scale = Math.min(1, (double) LARGEST_MASK / Math.max(width, height));
        long toldWidth = Math.max(1, Math.round(width * scale));
        long toldHeight = Math.max(1, Math.round(height * scale));
        Map<String, Tensor> given = new HashMap<>(photo.tensors());
        read.forEach((taken, made) -> given.put(taken, phrase.tensor(made)));
        Map<String, Tensor> rest = Map.of(
                HEIGHT,
                LongTensor.of(new long[] {toldHeight}),
                WIDTH,
                LongTensor.of(new long[] {toldWidth}),
                "box_coords",
                FloatTensor.allocate(1, 1, 4),
                "box_labels",
                LongTensor.of(new long[] {1}, 1, 1),
                "box_masks",
                BoolTensor.of(new boolean[] {true}, 1, 1));
        rest.forEach((name, tensor) -> {
            if (graphs.takes(Role.DECODER, name)) {
                given.put(name, tensor);
            }
        });
        Features found = graphs.run(Role.DECODER, given, FOUND);
        FloatTensor scores = found.floats("scores");
        double[] exact = new double[scores.size()];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = scores.get(i);
        }
        float[] boxes = shares(found.floats("boxes").toArray(), toldWidth, toldHeight);
        return new Detections(exact, boxes, found.tensor("masks"), settings.masks());
    }

    private float[] shares(float[] boxes, long width, long height) {
        if (settings.boxFormat() == BoxFormat.PIXELS) {
            for (int i = 0; i < boxes.length; i++) {
                boxes[i] /= i % 2 == 0 ? width : height;
            }
        }
        return boxes;
    }

    @Override
    public void close() {
        graphs.close();
    }
}
