package com.adaptiveads.worker.segment.sam3;

import static com.adaptiveads.worker.onnx.ElementType.BOOL;
import static com.adaptiveads.worker.onnx.ElementType.FLOAT16;
import static com.adaptiveads.worker.onnx.ElementType.FLOAT32;
import static com.adaptiveads.worker.onnx.ElementType.INT32;
import static com.adaptiveads.worker.onnx.ElementType.INT64;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.segment.sam3.Graphs.Role;
import com.adaptiveads.worker.segment.sam3.Sam3Settings.BoxFormat;
import com.adaptiveads.worker.text.TokenIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The layout whose decoder gives every query raw: {@code images} to {@code fpn_feat_0..2} and {@code fpn_pos_2};
 * {@code input_ids}, {@code attention_mask} to {@code text_features} and {@code text_mask}; those six and boxes to {@code
 * pred_masks}, {@code pred_boxes}, {@code pred_logits}, {@code presence_logits}. A score is σ(logit)·σ(presence).
 */
final class ThreeGraphNetwork implements Sam3Network {
    private static final List<String> VISION = List.of("fpn_feat_0", "fpn_feat_1", "fpn_feat_2", "fpn_pos_2");
    private static final List<String> TEXT = List.of("text_features", "text_mask");
    private static final List<String> FOUND = List.of("pred_masks", "pred_boxes", "pred_logits", "presence_logits");
    private static final String IDS = "input_ids";
    private static final String ATTENTION = "attention_mask";
    private static final String BOXES = "input_boxes";
    private static final String LABELS = "input_boxes_labels";
    private static final long NO_BOX = -10;

    private final Graphs graphs;
    private final Sam3Settings settings;
    private final ImageInput input;
    private final VisionBatches vision;

    /**
     * @param photosAtOnce that may go through the vision graph together, where it takes more than one
     * @throws com.adaptiveads.worker.model.ModelFailure when a graph is not of this layout
     */
    ThreeGraphNetwork(Graphs graphs, Sam3Settings settings, int photosAtOnce) {
        this.graphs = graphs;
        this.settings = settings;
        this.input = new ImageInput(graphs.of(Role.VISION), graphs.name(Role.VISION, "images"), settings.resolution());
        this.vision = new VisionBatches(this::seeTogether, input.takesSeveral() ? photosAtOnce : 1);
        for (String feature : VISION) {
            graphs.of(Role.VISION).output(graphs.name(Role.VISION, feature), FLOAT32, FLOAT16);
            graphs.of(Role.DECODER).input(graphs.name(Role.DECODER, feature), FLOAT32, FLOAT16);
        }
        Graph text = graphs.of(Role.TEXT);
        text.input(graphs.name(Role.TEXT, IDS), INT64, INT32);
        text.output(graphs.name(Role.TEXT, "text_features"), FLOAT32, FLOAT16);
        text.output(graphs.name(Role.TEXT, "text_mask"), BOOL);
        for (String output : FOUND) {
            graphs.of(Role.DECODER).output(graphs.name(Role.DECODER, output), FLOAT32, FLOAT16);
        }
        graphs.checkAllGiven(Role.VISION, List.of("images"));
        graphs.checkAllGiven(Role.TEXT, List.of(IDS, ATTENTION));
        List<String> given = new ArrayList<>(VISION);
        given.addAll(TEXT);
        given.addAll(List.of(BOXES, LABELS));
        graphs.checkAllGiven(Role.DECODER, given);
    }

    @Override
    public Tensor prepared(Pixels photo) {
        return input.of(photo);
    }

    @Override
    public Features see(Tensor prepared) {
        return vision.see(prepared);
    }

    List<Features> seeTogether(List<Tensor> photos) {
        Features all = graphs.run(Role.VISION, Map.of("images", input.together(photos)), VISION);
        return photos.size() == 1
                ? List.of(all)
                : IntStream.range(0, photos.size()).mapToObj(all::ofOne).toList();
    }

    @Override
    public Features read(TokenIds phrase) {
        int context = settings.context();
        Map<String, Tensor> given = new HashMap<>();
        given.put(IDS, LongTensor.of(phrase.ids(), 1, context));
        if (graphs.takes(Role.TEXT, ATTENTION)) {
            given.put(ATTENTION, LongTensor.of(phrase.attentionMask(), 1, context));
        }
        Features read = graphs.run(Role.TEXT, given, TEXT);
        settings.checkPolarity(read.bools("text_mask"), phrase.length());
        return read;
    }

    @Override
    public Detections detect(Features photo, Features phrase, int width, int height) {
        Map<String, Tensor> given = new HashMap<>(photo.tensors());
        given.putAll(phrase.tensors());
        if (graphs.takes(Role.DECODER, BOXES)) {
            given.put(BOXES, FloatTensor.allocate(1, 1, 4));
            given.put(LABELS, LongTensor.of(new long[] {NO_BOX}, 1, 1));
        }
        Features found = graphs.run(Role.DECODER, given, FOUND);
        return new Detections(
                scores(found.floats("pred_logits"), found.floats("presence_logits")),
                boxes(found.floats("pred_boxes").toArray()),
                found.floats("pred_masks"),
                settings.masks());
    }

    private static double[] scores(FloatTensor logits, FloatTensor presence) {
        double present = Detections.sigmoid(presence.get(0));
        double[] scores = new double[logits.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Detections.sigmoid(logits.get(i)) * present;
        }
        return scores;
    }

    private float[] boxes(float[] boxes) {
        if (settings.boxFormat() == BoxFormat.CXCYWH) {
            for (int i = 0; i < boxes.length; i += 4) {
                float halfWidth = boxes[i + 2] / 2;
                float halfHeight = boxes[i + 3] / 2;
                boxes[i + 2] = boxes[i] + halfWidth;
                boxes[i + 3] = boxes[i + 1] + halfHeight;
                boxes[i] -= halfWidth;
                boxes[i + 1] -= halfHeight;
            }
        }
        return boxes;
    }

    @Override
    public void close() {
        graphs.close();
    }
}
