package com.adaptiveads.worker.paint.sd;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelSettings;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.onnx.TensorFile;
import com.adaptiveads.worker.paint.sd.Unet.Latents;
import java.util.ArrayList;
import java.util.List;

/**
 * Two calls of the network on the reference's prompt and seed: what a driver or a runtime silently breaks shows here,
 * before a customer sees it.
 */
final class SdSelfTest {
    private final ModelSettings settings;
    private final TensorFile golden;

    private SdSelfTest(ModelSettings settings, TensorFile golden) {
        this.settings = settings;
        this.golden = golden;
    }

    /** @throws ModelFailure when the latents are not the reference's; a model without a self test passes */
    static void check(InstalledModel model, TextEncoder text, Denoiser denoiser) {
        model.manifest().selfTest().ifPresent(settings -> new SdSelfTest(
                        settings, TensorFile.read(model.file("self_test")))
                .run(text, denoiser));
    }

    private void run(TextEncoder text, Denoiser denoiser) {
        FloatTensor expected = floats("latents");
        long[] shape = expected.shape();
        Latents one = new Latents(Math.toIntExact(shape[1]), Math.toIntExact(shape[2]), Math.toIntExact(shape[3]));
        List<FloatTensor> words = new ArrayList<>();
        if (denoiser.guided()) {
            words.add(text.encode(longs("negative_ids").toArray()));
        }
        words.add(text.encode(longs("ids").toArray()));
        Denoiser.Batch batch =
                denoiser.begin(TextEncoder.stacked(words), one, settings.integer("seed", 0, Integer.MAX_VALUE));
        for (int call = 0; call < settings.integer("calls", 1, denoiser.calls()); call++) {
            batch.step();
        }
        double difference = difference(expected, batch.latents());
        double tolerance = settings.number("tolerance", 0, 1);
        if (!(difference <= tolerance)) {
            throw settings.failure("the self test failed: the latents differ from the reference's by " + difference
                    + " of the largest, allowed is " + tolerance + ".");
        }
    }

    /** The largest, over the largest number expected. */
    private static double difference(FloatTensor expected, float[] actual) {
        double largest = 0;
        double scale = 0;
        for (int i = 0; i < actual.length; i++) {
            largest = Math.max(largest, Math.abs((double) expected.get(i) - actual[i]));
            scale = Math.max(scale, Math.abs(expected.get(i)));
        }
        return largest / scale;
    }

    private FloatTensor floats(String name) {
        if (golden.tensors().get(name) instanceof FloatTensor tensor) {
            return tensor;
        }
        throw lacks(name);
    }

    private LongTensor longs(String name) {
        if (golden.tensors().get(name) instanceof LongTensor tensor) {
            return tensor;
        }
        throw lacks(name);
    }

    private ModelFailure lacks(String name) {
        return settings.failure("the self test lacks " + name + ".");
    }
}
