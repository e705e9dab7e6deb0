package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.image.Normalisation;
import com.adaptiveads.worker.image.PillowFilter;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.image.Preprocessing;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.onnx.ElementType;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.Signature;
import com.adaptiveads.worker.onnx.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A photo as SAM 3 takes it: stretched to a square by Pillow's bilinear filter, then either levels 0..255 or
 * {@code level / 127.5 - 1}, whichever the graph declares; planes of red, green and blue.
 */
final class ImageInput {
    private static final double[] HALF = {0.5, 0.5, 0.5};
    private static final Normalisation NORMALISATION = new Normalisation(HALF, HALF);

    private final Preprocessing preprocessing;
    private final boolean levels;
    private final long[] shape;
    private final boolean several;

    /** @throws ModelFailure when the graph takes something else */
    ImageInput(Graph vision, String name, int resolution) {
        Signature input = vision.input(name, ElementType.FLOAT32, ElementType.FLOAT16, ElementType.UINT8);
        long[] batched = {1, 3, resolution, resolution};
        long[] single = {3, resolution, resolution};
        if (fits(input.shape(), batched)) {
            shape = batched;
        } else if (fits(input.shape(), single)) {
            shape = single;
        } else {
            throw ModelFailure.unusable(vision.name() + " takes " + input
                    + ", where the manifest's resolution asks for " + Arrays.toString(batched) + ".");
        }
        several = shape.length == batched.length && input.shape()[0] < 0;
        levels = input.type() == ElementType.UINT8;
        preprocessing = new Preprocessing(Preprocessing.Fit.STRETCH, resolution, PillowFilter.BILINEAR);
    }

    /** Whether the graph leaves the number of photos open. */
    boolean takesSeveral() {
        return several;
    }

    /** Photos one after the other along the first axis. */
    Tensor together(List<Tensor> photos) {
        if (photos.size() == 1) {
            return photos.getFirst();
        }
        return levels
                ? ByteTensor.copyOf(photos.stream().map(ByteTensor.class::cast).toList())
                : FloatTensor.copyOf(
                        photos.stream().map(FloatTensor.class::cast).toList());
    }

    Tensor of(Pixels photo) {
        if (levels) {
            ByteTensor bytes = ByteTensor.allocate(shape);
            preprocessing.levels(photo, bytes.data());
            return bytes;
        }
        FloatTensor floats = FloatTensor.allocate(shape);
        preprocessing.normalised(photo, NORMALISATION, floats.data());
        return floats;
    }

    private static boolean fits(long[] declared, long[] wanted) {
        if (declared.length != wanted.length) {
            return false;
        }
        for (int axis = 0; axis < wanted.length; axis++) {
            if (declared[axis] >= 0 && declared[axis] != wanted[axis]) {
                return false;
            }
        }
        return true;
    }
}
