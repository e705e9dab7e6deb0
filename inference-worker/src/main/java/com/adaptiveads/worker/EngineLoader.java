package com.adaptiveads.worker;

import com.adaptiveads.worker.job.Engines;
import com.adaptiveads.worker.model.Digests;
import com.adaptiveads.worker.model.Family;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelManifest;
import com.adaptiveads.worker.model.fetch.ModelStore;
import com.adaptiveads.worker.model.fetch.ModelStore.Outcome;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.onnx.OutOfMemory;
import com.adaptiveads.worker.paint.BackgroundPainter;
import com.adaptiveads.worker.paint.ProceduralPainter;
import com.adaptiveads.worker.paint.sd.StableDiffusionPainter;
import com.adaptiveads.worker.scene.PaletteSceneReader;
import com.adaptiveads.worker.scene.SceneReader;
import com.adaptiveads.worker.scene.clip.ClipModel;
import com.adaptiveads.worker.scene.clip.ClipSceneReader;
import com.adaptiveads.worker.segment.Segmenter;
import com.adaptiveads.worker.segment.StudioSegmenter;
import com.adaptiveads.worker.segment.sam3.Sam3Model;
import com.adaptiveads.worker.segment.sam3.Sam3Segmenter;
import com.adaptiveads.worker.telemetry.Metrics;
import com.adaptiveads.worker.text.ClipTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Loads the models that are installed and healthy; where one is not, the engine that needs no weights stands in. */
final class EngineLoader {
    private final ModelStore store;
    private final ModelSetup setup;
    private final OnnxRuntime runtime;
    private final Metrics metrics;
    private final ModelLog log;

    private final ClipTokenizer tokenizer = ClipTokenizer.load();
    private final List<AutoCloseable> owned = new ArrayList<>();
    private final List<String> models = new ArrayList<>();
    private final List<String> fingerprints = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param runtime belongs to what is loaded from now on */
    EngineLoader(ModelStore store, ModelSetup setup, OnnxRuntime runtime, Metrics metrics, ModelLog log) {
        this.store = store;
        this.setup = setup;
        this.runtime = runtime;
        this.metrics = metrics;
        this.log = log;
    }

    /** To be called once. */
    LoadedEngines load() {
        try {
            List<InstalledModel> ready = ready();
            Optional<Segmenter> segmenter = one(Family.SAM3, ready, this::sam3);
            Optional<SceneReader> sceneReader = one(Family.CLIP, ready, this::clip);
            Optional<BackgroundPainter> painter = one(Family.SD15, ready, this::stableDiffusion);
            owned.add(runtime);
            return new LoadedEngines(
                    new Engines(
                            segmenter.orElseGet(StudioSegmenter::new),
                            sceneReader.orElseGet(PaletteSceneReader::new),
                            painter.orElseGet(ProceduralPainter::new),
                            fingerprints),
                    runtime.device().toString(),
                    models,
                    notes,
                    owned);
        } catch (RuntimeException e) {
            owned.forEach(LoadedEngines::close);
            runtime.close();
            throw e;
        }
    }

    private List<InstalledModel> ready() {
        List<InstalledModel> ready = new ArrayList<>();
        try {
            for (Outcome outcome : store.open(setup.only())) {
                switch (outcome) {
                    case Outcome.Ready(InstalledModel model) -> ready.add(model);
                    case Outcome.Failed(String name, ModelFailure why) -> note(sentence(why));
                }
            }
        } catch (ModelFailure e) {
            note(sentence(e));
        }
        return ready;
    }

    private <T> Optional<T> one(Family family, List<InstalledModel> ready, Function<InstalledModel, T> loader) {
        List<InstalledModel> found =
                ready.stream().filter(m -> m.manifest().family() == family).toList();
        if (found.size() != 1) {
            note(found.isEmpty() ? none(family) : several(family, found));
            return Optional.empty();
        }
        InstalledModel model = found.getFirst();
        try {
            long begun = System.nanoTime();
            T engine = loader.apply(model);
            String name = model.manifest().name();
            models.add(name);
            fingerprints.add(name + "@" + fingerprint(model));
            metrics.modelLoaded(wire(family), name, runtime.device().toString());
            log.loaded(wire(family), name, runtime.device().toString(), (System.nanoTime() - begun) / 1_000_000);
            return Optional.of(engine);
        } catch (ModelFailure | OutOfMemory e) {
            note("The model " + model.manifest().name() + " cannot be used: " + sentence(e));
            return Optional.empty();
        }
    }

    private Segmenter sam3(InstalledModel model) {
        Sam3Segmenter segmenter = Sam3Model.load(runtime, model, tokenizer);
        owned.add(segmenter);
        return segmenter;
    }

    private SceneReader clip(InstalledModel model) {
        ClipModel clip = ClipModel.load(runtime, model, tokenizer);
        owned.add(clip);
        return new ClipSceneReader(clip);
    }

    private BackgroundPainter stableDiffusion(InstalledModel model) {
        StableDiffusionPainter painter = StableDiffusionPainter.load(model, runtime, tokenizer);
        owned.add(painter);
        return painter;
    }

    private String none(Family family) {
        return "There is no " + wire(family) + " model in " + setup.folder()
                + " that can be used; make models gets one, docs/models.md says how.";
    }

    private static String several(Family family, List<InstalledModel> found) {
        List<String> names =
                found.stream().map(m -> m.folder().getFileName().toString()).toList();
        return "There are several " + wire(family) + " models (" + String.join(", ", names)
                + "): MODELS_USE says which to use.";
    }

    private void note(String sentence) {
        notes.add(sentence);
        log.note(sentence);
    }

    private static String sentence(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }

    private static String wire(Family family) {
        return family.name().toLowerCase(Locale.ROOT);
    }

    private static String fingerprint(InstalledModel model) {
        try {
            return Digests.sha256(model.folder().resolve(ModelManifest.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
