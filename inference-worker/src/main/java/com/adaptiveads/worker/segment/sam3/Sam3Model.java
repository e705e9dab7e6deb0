package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.Device;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.text.ClipTokenizer;

/** Makes the segmenter of an installed SAM 3. */
public final class Sam3Model {
    /** On a GPU a batch is cheaper than its photos one by one; a CPU is busy with one, and memory goes with the number. */
    private static final int PHOTOS_AT_ONCE_ON_A_GPU = 4;

    private Sam3Model() {}

    /**
     * Loads the graphs with the runtime the manifest names, and has the model find its golden instance. Whatever does not
     * fit shows here, not at the first job.
     *
     * @throws ModelFailure with a sentence that says what is wrong
     */
    public static Sam3Segmenter load(OnnxRuntime device, InstalledModel model, ClipTokenizer tokenizer) {
        Sam3Settings settings = Sam3Settings.of(model.settings());
        Graphs graphs =
                Graphs.load(model, (role, file) -> switch (model.manifest().runtime()) {
                    case ONNX -> device.load(file);
                    case TORCHSCRIPT -> TorchScript.load(role, file, settings, device.thread());
                });
        try {
            Sam3Segmenter segmenter = new Sam3Segmenter(network(graphs, settings, device), settings, tokenizer);
            SelfTest.of(model).ifPresent(test -> test.run(segmenter));
            return segmenter;
        } catch (RuntimeException e) {
            graphs.close();
            throw e;
        }
    }

    private static Sam3Network network(Graphs graphs, Sam3Settings settings, OnnxRuntime device) {
        return switch (settings.layout()) {
            case THREE_GRAPH ->
                new ThreeGraphNetwork(graphs, settings, device.device() == Device.CPU ? 1 : PHOTOS_AT_ONCE_ON_A_GPU);
            case META -> new MetaNetwork(graphs, settings);
        };
    }
}
