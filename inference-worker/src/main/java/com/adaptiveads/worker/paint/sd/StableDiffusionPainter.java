package com.adaptiveads.worker.paint.sd;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.onnx.OutOfMemory;
import com.adaptiveads.worker.paint.BackgroundPainter;
import com.adaptiveads.worker.paint.Focus;
import com.adaptiveads.worker.paint.sd.Unet.Latents;
import com.adaptiveads.worker.scene.BackgroundBrief;
import com.adaptiveads.worker.text.ClipTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;

/**
 * Paints what the brief's prompt says, by diffusion, at a size the model is good at, and makes that fill the format. The
 * pictures of one call are painted as one batch.
 */
public final class StableDiffusionPainter implements BackgroundPainter, AutoCloseable {
    private static final String ENGINE = "sd15";

    /** What backgrounds of advertisements must not show. */
    private static final String NEGATIVE_PROMPT =
            "text, letters, logo, watermark, signature, people, face, hands, product,"
                    + " objects, frame, border, low quality, jpeg artifacts";

    /** Calls whose paintings are kept: the formats of one job share shapes. About 3 MB each. */
    private static final int REMEMBERED = 6;

    private final SdSettings settings;
    private final List<Graph> graphs;
    private final TextEncoder text;
    private final Denoiser denoiser;
    private final VaeDecoder decoder;
    private final Recent<Order, List<Pixels>> recent = new Recent<>(REMEMBERED);

    /** @throws com.adaptiveads.worker.model.ModelFailure when the graphs or the sampler are not such that it can paint */
    StableDiffusionPainter(SdSettings settings, Graphs graphs, ClipTokenizer tokenizer) {
        this.settings = settings;
        this.graphs = List.of(graphs.text(), graphs.unet(), graphs.vae());
        this.text = new TextEncoder(graphs.text(), tokenizer);
        this.denoiser = new Denoiser(new Unet(graphs.unet()), settings);
        this.decoder = new VaeDecoder(graphs.vae(), settings.vaeFactor(), settings.vaeScaling());
    }

    /** The painter's from then on. */
    record Graphs(Graph text, Graph unet, Graph vae) {}

    /**
     * Loads the model and tries it out.
     *
     * @throws com.adaptiveads.worker.model.ModelFailure with a sentence when its graphs or its sampler are not such that
     *     it can paint, or it does not paint what its reference does
     */
    public static StableDiffusionPainter load(InstalledModel model, OnnxRuntime runtime, ClipTokenizer tokenizer) {
        SdSettings settings = SdSettings.of(model);
        List<Graph> loaded = new ArrayList<>();
        try {
            for (String role : List.of("text_encoder", "unet", "vae_decoder")) {
                loaded.add(runtime.load(model.file(role)));
            }
            Graphs graphs = new Graphs(loaded.get(0), loaded.get(1), loaded.get(2));
            var painter = new StableDiffusionPainter(settings, graphs, tokenizer);
            SdSelfTest.check(model, painter.text, painter.denoiser);
            return painter;
        } catch (RuntimeException e) {
            loaded.forEach(Graph::close);
            throw e;
        }
    }

    @Override
    public List<Pixels> paint(
            List<BackgroundBrief> briefs, int width, int height, Focus focus, long seed, DoubleConsumer progress) {
        if (briefs.isEmpty()) {
            return List.of();
        }
        Order order = new Order(
                briefs.stream().map(BackgroundBrief::prompt).toList(),
                seed,
                PaintSize.of(width, height, settings.size()));
        List<Pixels> paintings = recent.get(order).orElseGet(() -> paint(order, progress));
        recent.put(order, paintings);
        progress.accept(1);
        return paintings.stream()
                .map(painting -> Framing.fit(painting, width, height))
                .toList();
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public void close() {
        graphs.forEach(Graph::close);
    }

    /** All that paintings depend on. */
    private record Order(List<String> prompts, long seed, PaintSize size) {}

    /** Paintings to be made at once. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves the painter
    private record Batch(List<FloatTensor> prompts, long[] seeds, PaintSize size) {
        int images() {
            return seeds.length;
        }

        Batch part(int from, int to) {
            return new Batch(prompts.subList(from, to), Arrays.copyOfRange(seeds, from, to), size);
        }
    }

    private List<Pixels> paint(Order order, DoubleConsumer progress) {
        List<FloatTensor> prompts = new ArrayList<>();
        for (String prompt : order.prompts()) {
            prompts.add(text.encode(prompt));
        }
        long[] seeds =
                LongStream.range(order.seed(), order.seed() + prompts.size()).toArray();
        return paint(new Batch(prompts, seeds, order.size()), progress);
    }

    /** All at once, or in halves where there is not the memory for all. */
    private List<Pixels> paint(Batch batch, DoubleConsumer progress) {
        try {
            return paintAtOnce(batch, progress);
        } catch (OutOfMemory e) {
            if (batch.images() == 1) {
                throw e;
            }
        }
        int half = (batch.images() + 1) / 2;
        double share = (double) half / batch.images();
        List<Pixels> paintings = new ArrayList<>(paint(batch.part(0, half), done -> progress.accept(share * done)));
        paintings.addAll(paint(batch.part(half, batch.images()), done -> progress.accept(share + (1 - share) * done)));
        return paintings;
    }

    private List<Pixels> paintAtOnce(Batch batch, DoubleConsumer progress) {
        Latents shape = new Latents(
                settings.latentChannels(),
                batch.size().height() / settings.vaeFactor(),
                batch.size().width() / settings.vaeFactor());
        Denoiser.Batch denoised = denoiser.begin(words(batch), shape, batch.seeds());
        double parts = denoiser.calls() + batch.images(); // a decoding takes about as long as a call
        int done = 0;
        while (!denoised.finished()) {
            denoised.step();
            progress.accept(++done / parts);
        }
        List<Pixels> paintings = new ArrayList<>();
        for (int i = 0; i < batch.images(); i++) {
            paintings.add(decoder.decode(denoised.latents(), i * shape.size(), shape));
            progress.accept(++done / parts);
        }
        return paintings;
    }

    private FloatTensor words(Batch batch) {
        List<FloatTensor> rows = new ArrayList<>(batch.prompts());
        if (denoiser.guided()) {
            rows.addAll(0, Collections.nCopies(batch.images(), text.encode(NEGATIVE_PROMPT)));
        }
        return TextEncoder.stacked(rows);
    }
}
