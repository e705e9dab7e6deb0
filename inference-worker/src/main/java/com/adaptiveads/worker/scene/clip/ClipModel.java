package com.adaptiveads.worker.scene.clip;

import com.adaptiveads.worker.image.Normalisation;
import com.adaptiveads.worker.image.PillowFilter;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.image.Preprocessing;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelSettings;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.scene.clip.ClipGraphs.Tokens;
import com.adaptiveads.worker.text.ClipTokenizer;
import com.adaptiveads.worker.text.TokenIds;
import java.util.ArrayList;
import java.util.List;

/**
 * CLIP: pictures and texts as directions in one space. Safe for use by several threads.
 *
 * @see <a href="https://arxiv.org/abs/2103.00020">Radford et al., Learning Transferable Visual Models From Natural
 *     Language Supervision</a>
 */
public final class ClipModel implements AutoCloseable {
    private static final int LONGEST_CONTEXT = 1024;
    private static final int LARGEST_RESOLUTION = 4096;

    private final ClipTokenizer tokenizer;
    private final ClipGraphs graphs;
    private final int context;
    private final int pad;
    private final Preprocessing preprocessing;
    private final Normalisation normalisation;
    private final double logitScale;

    private ClipModel(OnnxRuntime runtime, InstalledModel installed, ClipTokenizer tokenizer) {
        ModelSettings settings = installed.settings();
        this.tokenizer = tokenizer;
        this.context = settings.integer("context", 2, LONGEST_CONTEXT);
        this.pad = settings.integer("pad_token", 0, ClipTokenizer.END);
        this.logitScale = settings.number("logit_scale", 0, 1e6);
        int side = settings.integer("resolution", 1, LARGEST_RESOLUTION);
        this.preprocessing = new Preprocessing(Preprocessing.Fit.CENTRE_CROP, side, PillowFilter.BICUBIC);
        this.normalisation = normalisation(settings);
        this.graphs = ClipGraphs.load(runtime, installed, tokens(List.of("")), FloatTensor.allocate(1, 3, side, side));
    }

    /**
     * Loads the graphs and has them prove themselves on what the manifest says must come of them.
     *
     * @throws ModelFailure with a sentence when something is missing, unfit, or gives other results
     */
    public static ClipModel load(OnnxRuntime runtime, InstalledModel installed, ClipTokenizer tokenizer) {
        ClipModel model = new ClipModel(runtime, installed, tokenizer);
        try {
            ClipSelfTest.check(model, installed);
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** In the order of the texts. */
    List<Embedding> texts(List<String> texts) {
        List<Embedding> embeddings = new ArrayList<>(texts.size());
        for (List<String> batch : batches(texts)) {
            embeddings.addAll(Embedding.rows(graphs.texts(tokens(batch))));
        }
        return embeddings;
    }

    /** In the order of the pictures; their middles only, where they are not square. */
    List<Embedding> pictures(List<Pixels> pictures) {
        List<Embedding> embeddings = new ArrayList<>(pictures.size());
        for (List<Pixels> batch : batches(pictures)) {
            embeddings.addAll(Embedding.rows(graphs.images(pixels(batch))));
        }
        return embeddings;
    }

    /** How near the picture is to each text: what a softmax turns into probabilities. */
    double[] logits(Embedding picture, List<Embedding> texts) {
        return texts.stream()
                .mapToDouble(text -> logitScale * picture.cosine(text))
                .toArray();
    }

    @Override
    public void close() {
        graphs.close();
    }

    /** As the graph takes them, {@code [pictures, 3, side, side]}. */
    FloatTensor pixels(List<Pixels> pictures) {
        int side = preprocessing.size();
        FloatTensor pixels = FloatTensor.allocate(pictures.size(), 3, side, side);
        for (int i = 0; i < pictures.size(); i++) {
            preprocessing.normalised(
                    pictures.get(i), normalisation, pixels.rows(i, i + 1).data());
        }
        return pixels;
    }

    private Tokens tokens(List<String> texts) {
        LongTensor ids = LongTensor.allocate(texts.size(), context);
        LongTensor mask = LongTensor.allocate(texts.size(), context);
        for (int i = 0; i < texts.size(); i++) {
            TokenIds tokens = tokenizer.encode(texts.get(i), context, pad);
            ids.data().put(i * context, tokens.ids());
            mask.data().put(i * context, tokens.attentionMask());
        }
        return new Tokens(ids, mask);
    }

    private <T> List<List<T>> batches(List<T> all) {
        return graphs.oneByOne() ? all.stream().map(List::of).toList() : List.of(all);
    }

    private static Normalisation normalisation(ModelSettings settings) {
        try {
            return new Normalisation(settings.numbers("mean"), settings.numbers("std"));
        } catch (IllegalArgumentException e) {
            throw settings.failure("mean and std do not fit: " + e.getMessage() + ".");
        }
    }
}
