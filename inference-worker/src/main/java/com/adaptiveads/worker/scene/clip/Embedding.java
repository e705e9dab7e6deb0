package com.adaptiveads.worker.scene.clip;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/** A direction in the space that pictures and texts share: a vector of length 1. */
@SuppressWarnings("ArrayRecordComponent") // private to the package, never compared
record Embedding(float[] values) {

    /**
     * The rows of a graph's output, each brought to length 1; those that have it already stay as they are.
     *
     * @throws ModelFailure when a row has no direction: all zero, or not a number
     */
    static List<Embedding> rows(FloatTensor output) {
        int count = Math.toIntExact(output.shape()[0]);
        List<Embedding> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(normalised(output.rows(i, i + 1).toArray()));
        }
        return rows;
    }

    private static Embedding normalised(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw ModelFailure.unusable("CLIP gave an embedding without a direction; its weights do not work here.");
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / length);
        }
        return new Embedding(values);
    }

    /** Cosine of the angle between the two, -1..1. */
    double cosine(Embedding other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * other.values[i];
        }
        return sum;
    }
}
