package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.segment.sam3.Sam3Settings.BoxFormat;
import com.adaptiveads.worker.segment.sam3.Sam3Settings.Input;
import com.adaptiveads.worker.segment.sam3.Sam3Settings.Layout;
import com.adaptiveads.worker.segment.sam3.Sam3Settings.MaskValues;
import com.adaptiveads.worker.segment.sam3.Sam3Settings.Polarity;
import com.adaptiveads.worker.text.TokenIds;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds what it is told to, and counts how often each part was asked. */
final class FakeNetwork implements Sam3Network {
    static final Sam3Settings SETTINGS = new Sam3Settings(
            Layout.THREE_GRAPH,
            64,
            Input.FLOAT,
            32,
            49_407,
            Polarity.VALID,
            BoxFormat.XYXY,
            MaskValues.LOGITS,
            MaskValues.LOGITS,
            0.5);

    final AtomicInteger seen = new AtomicInteger();
    final AtomicInteger read = new AtomicInteger();
    final AtomicInteger detected = new AtomicInteger();
    private final Detections found;

    FakeNetwork(Detections found) {
        this.found = found;
    }

    Sam3Segmenter segmenter() {
        return new Sam3Segmenter(this, SETTINGS, TinySam3.TOKENIZER);
    }

    /** Round masks of {@code side} x {@code side} around the middle of each box. */
    static Detections discs(int side, double[] scores, float... boxes) {
        FloatTensor masks = FloatTensor.allocate(1, scores.length, side, side);
        for (int n = 0; n < scores.length; n++) {
            float x = (boxes[4 * n] + boxes[4 * n + 2]) / 2 * side;
            float y = (boxes[4 * n + 1] + boxes[4 * n + 3]) / 2 * side;
            float radius = (boxes[4 * n + 2] - boxes[4 * n]) / 2 * side;
            for (int i = 0; i < side * side; i++) {
                double distance = Math.hypot(i % side + 0.5 - x, Math.floorDiv(i, side) + 0.5 - y);
                masks.data().put(n * side * side + i, (float) Math.clamp(3 * (radius - distance), -12, 12));
            }
        }
        return new Detections(scores, boxes, masks, MaskValues.LOGITS);
    }

    @Override
    public Tensor prepared(Pixels photo) {
        ByteTensor bytes = ByteTensor.allocate(photo.argb().length, 4);
        bytes.data().asIntBuffer().put(0, photo.argb());
        return bytes;
    }

    @Override
    public Features see(Tensor prepared) {
        seen.incrementAndGet();
        return new Features(Map.of());
    }

    @Override
    public Features read(TokenIds phrase) {
        read.incrementAndGet();
        return new Features(Map.of());
    }

    @Override
    public Detections detect(Features photo, Features phrase, int width, int height) {
        detected.incrementAndGet();
        return found;
    }

    @Override
    public void close() {}
}
