package com.adaptiveads.worker.paint.sd;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelSettings;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.paint.sd.scheduler.SchedulerConfig;
import com.adaptiveads.worker.paint.sd.scheduler.SchedulerKind;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.text.ClipTokenizer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The tiny model's graphs, loaded, and its twins with the other inputs that exporters give. */
final class TinyDiffusion implements AutoCloseable {
    static final String PROMPT =
            "abstract background, soft bokeh circles and blur, warm rose pink tones, smooth, clean, minimal";
    static final String NEGATIVE = "text, watermark, low quality";
    static final Path FOLDER = Golden.model("sd15-tiny");
    static final InstalledModel MODEL = InstalledModel.open(FOLDER);
    static final ClipTokenizer TOKENIZER = ClipTokenizer.load();

    /** As published with Stable Diffusion 1.5, for any sampler. */
    private static final ModelSettings SCHEDULER =
            ModelSettings.parse("scheduler_config.json", """
            {"_class_name": "PNDMScheduler", "beta_end": 0.012, "beta_schedule": "scaled_linear", "beta_start": 0.00085,
             "clip_sample": false, "num_train_timesteps": 1000, "set_alpha_to_one": false, "skip_prk_steps": true,
             "steps_offset": 1, "trained_betas": null}
            """.getBytes(StandardCharsets.UTF_8));

    private final OnnxRuntime runtime = OnnxRuntime.cpu();
    private final List<Graph> graphs = new ArrayList<>();

    Graph text() {
        return graph("text_encoder/model.onnx");
    }

    Graph unet() {
        return graph("unet/model.onnx");
    }

    Graph vae() {
        return graph("vae_decoder/model.onnx");
    }

    Graph graph(String file) {
        Graph graph = runtime.load(FOLDER.resolve(file));
        graphs.add(graph);
        return graph;
    }

    static SdSettings settings(SchedulerKind sampler, int steps, double guidance) {
        SdSettings made = SdSettings.of(MODEL);
        return new SdSettings(
                made.size(),
                made.latentChannels(),
                made.vaeFactor(),
                made.vaeScaling(),
                steps,
                (float) guidance,
                made.eta(),
                new SchedulerConfig(sampler, SCHEDULER));
    }

    /** The negative prompt's state for each image when guided, then the prompt's for each. */
    static FloatTensor words(TextEncoder text, int images, boolean guided) {
        List<FloatTensor> rows = new ArrayList<>();
        if (guided) {
            rows.addAll(Collections.nCopies(images, text.encode(NEGATIVE)));
        }
        rows.addAll(Collections.nCopies(images, text.encode(PROMPT)));
        return TextEncoder.stacked(rows);
    }

    @Override
    public void close() {
        graphs.forEach(Graph::close);
        runtime.close();
    }
}
