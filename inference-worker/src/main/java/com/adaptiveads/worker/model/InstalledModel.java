package com.adaptiveads.worker.model;

import com.adaptiveads.worker.model.ModelManifest.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model on disk whose files were found to be what its manifest says.
 *
 * @param folder holds {@code manifest.json} and the files
 */
public record InstalledModel(Path folder, ModelManifest manifest) {

    /**
     * Reads a model's manifest and checks every file it lists, to the last byte.
     *
     * @throws ModelFailure with a sentence that names what is missing or wrong
     */
    public static InstalledModel open(Path folder) {
        InstalledModel model = new InstalledModel(folder, ModelManifest.read(folder.resolve(ModelManifest.FILE)));
        List<ModelFailure> faults = model.manifest.files().parallelStream()
                .flatMap(file -> model.fault(file).stream())
                .toList();
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
        return model;
    }

    public ModelSettings settings() {
        return manifest.settings();
    }

    /**
     * The file of a role, graph or resource.
     *
     * @throws ModelFailure when the manifest names none
     */
    public Path file(String role) {
        return optionalFile(role)
                .orElseThrow(() ->
                        ModelFailure.unusable("The manifest of " + manifest.name() + " names no " + role + " file."));
    }

    /** The file of a role that not every model has. */
    public Optional<Path> optionalFile(String role) {
        String path = manifest.graphs().getOrDefault(role, manifest.resources().get(role));
        return Optional.ofNullable(path).map(folder::resolve);
    }

    /** What the graphs call a tensor. */
    public String tensor(String canonical) {
        return manifest.tensors().getOrDefault(canonical, canonical);
    }

    /** The files of the manifest that are not in the folder, or not what it says. */
    public static List<ModelFile> differing(Path folder, ModelManifest manifest) {
        InstalledModel model = new InstalledModel(folder, manifest);
        return manifest.files().parallelStream()
                .filter(file -> model.fault(file).isPresent())
                .toList();
    }

    private Optional<ModelFailure> fault(ModelFile file) {
        Path path = folder.resolve(file.path());
        try {
            if (!Files.isRegularFile(path)) {
                return Optional.of(ModelFailure.missing(manifest.name() + " lacks the file " + file.path() + "."));
            }
            long size = Files.size(path);
            if (size != file.size()) {
                return Optional.of(ModelFailure.corrupt("The file " + file.path() + " of " + manifest.name() + " has "
                        + size + " bytes instead of " + file.size() + "."));
            }
            if (!Digests.sha256(path).equals(file.sha256())) {
                return Optional.of(ModelFailure.corrupt("The file " + file.path() + " of " + manifest.name()
                        + " has another content than its manifest says."));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file.path() + " of " + manifest.name() + " could not be read.", e);
        }
    }
}
