package com.adaptiveads.worker.segment.sam3;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One thing the network found.
 *
 * @param index among the detections
 * @param score 0..1
 * @param box left, top, right, bottom as shares of the photo, clipped to it, left ≤ right and top ≤ bottom; the whole
 *     photo where the network gave no numbers
 */
record Instance(int index, double score, Bounds box) {

    /** Edges as shares of the photo. */
    record Bounds(double left, double top, double right, double bottom) {
        static final Bounds ALL = new Bounds(0, 0, 1, 1);

        static Bounds of(float x1, float y1, float x2, float y2) {
            if (Float.isNaN(x1) || Float.isNaN(y1) || Float.isNaN(x2) || Float.isNaN(y2)) {
                return ALL;
            }
            return new Bounds(
                    Math.clamp(Math.min(x1, x2), 0, 1),
                    Math.clamp(Math.min(y1, y2), 0, 1),
                    Math.clamp(Math.max(x1, x2), 0, 1),
                    Math.clamp(Math.max(y1, y2), 0, 1));
        }
    }

    /** Those whose score is above the threshold, best first; equal ones in the network's order. */
    static List<Instance> above(double threshold, Detections found) {
        List<Instance> kept = new ArrayList<>();
        float[] boxes = found.boxes();
        for (int i = 0; i < found.count(); i++) {
            if (found.scores()[i] > threshold) {
                Bounds box = Bounds.of(boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]);
                kept.add(new Instance(i, found.scores()[i], box));
            }
        }
        kept.sort(Comparator.comparingDouble(Instance::score).reversed());
        return kept;
    }
}
