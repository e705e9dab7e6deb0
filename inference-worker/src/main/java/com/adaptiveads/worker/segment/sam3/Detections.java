package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.BoolTensor;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.segment.sam3.Sam3Settings.MaskValues;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What the network found, in no order.
 *
 * @param scores 0..1, one each
 * @param boxes left, top, right, bottom as shares of the photo, four each, as the network gave them: they may be
 *     inverted, beyond the photo, or no numbers
 * @param masks one each, of one size, the photo stretched to it; rows of columns
 * @param values what the masks hold
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, and read once
record Detections(double[] scores, float[] boxes, Tensor masks, MaskValues values) {
    Detections {
        int count = scores.length;
        long[] shape = masks.shape();
        if (boxes.length != 4 * count
                || shape.length < 2
                || masks.size() != Math.multiplyExact((long) count, size(shape))) {
            throw new IllegalArgumentException(
                    count + " scores, " + boxes.length + " box edges and masks " + masks.shapeText() + " do not fit.");
        }
    }

    int count() {
        return scores.length;
    }

    /**
     * The highest score; empty when there are none.
     *
     * @throws ModelFailure when none is a number: the network overflowed, and has not looked at all
     */
    OptionalDouble bestScore() {
        OptionalDouble best =
                Arrays.stream(scores).filter(score -> !Double.isNaN(score)).max();
        if (best.isEmpty() && scores.length > 0) {
            throw ModelFailure.unusable("None of SAM 3's scores is a number: its graphs do not work on this device.");
        }
        return best;
    }

    /** Of a mask, in its own pixels. */
    int maskWidth() {
        return (int) masks.shape()[masks.shape().length - 1];
    }

    /** Of a mask, in its own pixels. */
    int maskHeight() {
        return (int) masks.shape()[masks.shape().length - 2];
    }

    /**
     * A copy of one mask with its outline at 0.
     *
     * @param upsampling what is to be interpolated: logits where there are any, or probabilities
     */
    float[] mask(int index, MaskValues upsampling) {
        float[] mask = new float[maskWidth() * maskHeight()];
        int from = index * mask.length;
        switch (masks) {
            case FloatTensor floats -> copy(floats.data(), from, mask, upsampling);
            case BoolTensor bools -> {
                for (int i = 0; i < mask.length; i++) {
                    mask[i] = bools.get(from + i) ? 1 : -1;
                }
            }
            default -> throw new IllegalStateException("masks of " + masks.getClass());
        }
        return mask;
    }

    private void copy(FloatBuffer data, int from, float[] mask, MaskValues upsampling) {
        data.get(from, mask);
        for (int i = 0; i < mask.length; i++) {
            mask[i] = switch (values) {
                case LOGITS -> upsampling == MaskValues.LOGITS ? mask[i] : (float) sigmoid(mask[i]) - 0.5f;
                case PROBABILITIES, BINARY -> mask[i] - 0.5f;
            };
        }
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static long size(long... shape) {
        return shape[shape.length - 1] * shape[shape.length - 2];
    }
}
