package com.adaptiveads.worker.model.fetch;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The models of this machine: a folder with one folder a model, brought up to date from a library if there is one. */
public final class ModelStore {
    private final Path folder;
    private final Optional<ModelUpdate> update;
    private final Consumer<String> warnings;

    /** What became of a model. */
    public sealed interface Outcome {
        /** It is here, and what its manifest says. */
        record Ready(InstalledModel model) implements Outcome {}

        /** It cannot be used. */
        record Failed(String name, ModelFailure why) implements Outcome {}
    }

    /**
     * A store.
     *
     * @param update absent when the folder is all there is
     * @param warnings hears sentences about what does not keep a model from being used
     */
    public ModelStore(Path folder, Optional<ModelUpdate> update, Consumer<String> warnings) {
        this.folder = folder;
        this.update = update;
        this.warnings = warnings;
    }

    /**
     * Brings the models up to date and checks them, to the last byte.
     *
     * @param only names of models; empty for all there are
     * @throws ModelFailure when not even their names can be had
     */
    public List<Outcome> open(Set<String> only) {
        List<Outcome> outcomes = new ArrayList<>();
        for (String name : only.isEmpty() ? names() : only.stream().sorted().toList()) {
            try {
                outcomes.add(new Outcome.Ready(open(name)));
            } catch (ModelFailure e) {
                outcomes.add(new Outcome.Failed(name, e));
            }
        }
        return outcomes;
    }

    private InstalledModel open(String name) {
        ModelManifest.checkName(name);
        Path place = folder.resolve(name);
        if (update.isPresent()) {
            try {
                return update.get().bring(name, folder);
            } catch (IOException e) {
                warnings.accept(unreachable(e) + " The model " + name + " is used as it is here, if it is.");
            }
        }
        if (!Files.isRegularFile(place.resolve(ModelManifest.FILE))) {
            throw ModelFailure.missing("The model " + name + " is not installed in " + folder + "; make models MODEL="
                    + name + " installs it, docs/models.md says how.");
        }
        return InstalledModel.open(place);
    }

    private List<String> names() {
        if (update.isPresent()) {
            try {
                return update.get().names();
            } catch (IOException e) {
                warnings.accept(unreachable(e) + " The models that are here are used.");
            }
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve(ModelManifest.FILE)))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw ModelFailure.missing("The models folder " + folder + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private String unreachable(IOException e) {
        return update.orElseThrow().source() + " could not be read (" + e.getMessage() + ").";
    }
}
