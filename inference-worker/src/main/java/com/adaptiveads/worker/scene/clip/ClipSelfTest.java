package com.adaptiveads.worker.scene.clip;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelSettings;
import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.onnx.TensorFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture and a few texts whose embeddings the exporter noted: they must come out again, whatever the device. */
final class ClipSelfTest {
    private static final double LARGEST_TOLERANCE = 0.5;

    private ClipSelfTest() {}

    /** @throws ModelFailure when they do not; a manifest without a self test passes */
    static void check(ClipModel model, InstalledModel installed) {
        if (installed.manifest().selfTest().isEmpty()) {
            return;
        }
        ModelSettings settings = installed.manifest().selfTest().get();
        double tolerance = settings.number("tolerance", 0, LARGEST_TOLERANCE);
        TensorFile golden = TensorFile.read(installed.file("self_test"));
        compare(
                installed,
                "texts",
                golden.tensors().get("text_embeds"),
                model.texts(settings.strings("texts")),
                tolerance);
        if (golden.tensors().get("picture") instanceof ByteTensor picture) {
            List<Embedding> found = model.pictures(List.of(pixels(picture)));
            compare(installed, "pictures", golden.tensors().get("image_embeds"), found, tolerance);
        } else {
            throw ModelFailure.corrupt(
                    "The self test of " + installed.manifest().name() + " has no picture.");
        }
    }

    private static void compare(
            InstalledModel installed, String what, @Nullable Tensor expected, List<Embedding> found, double tolerance) {
        double difference = expected instanceof FloatTensor floats ? difference(floats, found) : Double.NaN;
        if (!(difference <= tolerance)) {
            throw ModelFailure.unusable(
                    "The self test of " + installed.manifest().name() + " failed: the embeddings of " + what
                            + " are off by " + (float) difference + ", allowed is " + (float) tolerance + ".");
        }
    }

    private static double difference(FloatTensor expected, List<Embedding> found) {
        int width = found.getFirst().values().length;
        if (expected.size() != width * found.size()) {
            return Double.NaN;
        }
        double largest = 0;
        for (int i = 0; i < expected.size(); i++) {
            float value = found.get(i / width).values()[i % width];
            largest = Math.max(largest, Math.abs((double) expected.get(i) - value));
        }
        return largest;
    }

    /** Rows of pixels, three levels each. */
    private static Pixels pixels(ByteTensor picture) {
        Pixels pixels = new Pixels((int) picture.shape()[1], (int) picture.shape()[0]);
        for (int i = 0; i < pixels.argb().length; i++) {
            int red = picture.get(3 * i) & 0xFF;
            int green = picture.get(3 * i + 1) & 0xFF;
            pixels.argb()[i] = 0xFF000000 | red << 16 | green << 8 | (picture.get(3 * i + 2) & 0xFF);
        }
        return pixels;
    }
}
