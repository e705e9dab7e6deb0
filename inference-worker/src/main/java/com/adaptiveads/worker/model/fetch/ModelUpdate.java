package com.adaptiveads.worker.model.fetch;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelManifest;
import com.adaptiveads.worker.model.ModelManifest.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a model on disk what it is in a library. While files are exchanged there is no manifest, and so no model; the
 * manifest comes last, so that whatever breaks off is seen as unfinished and gone on with.
 */
public final class ModelUpdate {
    private static final int MAX_MANIFEST_BYTES = 4 << 20;

    private final ModelLibrary library;
    private final Download download;
    private final DiskSpace space;
    private final Progress progress;
    private final Consumer<String> notes;

    /** @param notes hears sentences about what takes its time */
    public ModelUpdate(
            ModelLibrary library, Download download, DiskSpace space, Progress progress, Consumer<String> notes) {
        this.library = library;
        this.download = download;
        this.space = space;
        this.progress = progress;
        this.notes = notes;
    }

    /** The library, for sentences. */
    String source() {
        return library.name();
    }

    List<String> names() throws IOException {
        return library.models();
    }

    /**
     * Fetches what differs.
     *
     * @param folder of the models
     * @return the model, checked to the last byte
     * @throws ModelFailure when the library does not have the model, or not a whole one, or the disk is full
     * @throws IOException when the library cannot be reached
     */
    InstalledModel bring(String name, Path folder) throws IOException {
        try (FolderLock _ = FolderLock.of(folder, () -> noteWaiting(name))) {
            try {
                return bringLocked(name, folder);
            } catch (SourceChanged e) { // most likely a new version was being put there
                notes.accept(e.getMessage() + " It is fetched anew.");
                return bringLocked(name, folder);
            }
        } catch (DiskFailure e) {
            throw ModelFailure.noSpace("The model " + name + " could not be written: " + e.getMessage() + ".");
        }
    }

    private void noteWaiting(String name) {
        notes.accept("Another worker is fetching models into the same folder; " + name + " waits for it.");
    }

    private InstalledModel bringLocked(String name, Path folder) throws IOException {
        byte[] bytes = manifest(name);
        ModelManifest manifest = ModelManifest.parse(bytes);
        Path place = folder.resolve(name);
        Path local = place.resolve(ModelManifest.FILE);
        boolean same = Files.exists(local) && Arrays.equals(Files.readAllBytes(local), bytes);
        List<Wanted> lacking = lacking(name, manifest, place);
        if (!same || !lacking.isEmpty()) {
            space.check(name, folder, lacking.stream().mapToLong(Wanted::bytes).sum());
            Files.deleteIfExists(local);
            fetch(manifest, lacking, place);
            AtomicFiles.write(local, bytes);
        }
        return new InstalledModel(place, manifest);
    }

    /** @param bytes still to come */
    private record Wanted(ModelFile file, RemoteFile remote, long bytes) {}

    private List<Wanted> lacking(String name, ModelManifest manifest, Path place) throws IOException {
        List<Wanted> lacking = new ArrayList<>();
        for (ModelFile file : InstalledModel.differing(place, manifest)) {
            String path = name + "/" + file.path();
            RemoteFile remote = library.find(path)
                    .orElseThrow(() -> ModelFailure.missing(source() + " has no " + path + ", which the manifest of "
                            + name + " lists: the model was not put there as a whole."));
            if (remote.size() != file.size()) {
                throw ModelFailure.corrupt(source() + " has " + remote.size() + " bytes of " + path + " instead of "
                        + file.size() + ": it was not put there as a whole.");
            }
            lacking.add(new Wanted(file, remote, file.size() - download.here(remote, place.resolve(file.path()))));
        }
        return lacking;
    }

    private void fetch(ModelManifest manifest, List<Wanted> lacking, Path place) throws IOException {
        progress.begin(
                manifest.name(), lacking.stream().mapToLong(Wanted::bytes).sum());
        try {
            for (Wanted wanted : lacking) {
                download.fetch(
                        wanted.remote(),
                        new Checksum.Sha256(wanted.file().sha256()),
                        place.resolve(wanted.file().path()),
                        progress::advance);
            }
        } finally {
            progress.end();
        }
    }

    private byte[] manifest(String name) throws IOException {
        String path = name + "/" + ModelManifest.FILE;
        Optional<RemoteFile> file = library.find(path);
        if (file.isEmpty()) {
            throw ModelFailure.missing(source() + " has no model " + name + ": there is no " + path + ".");
        }
        try (InputStream in = library.open(file.get(), 0, file.get().size())) {
            byte[] bytes = in.readNBytes(MAX_MANIFEST_BYTES);
            if (bytes.length != file.get().size()) {
                throw new IOException(path + " broke off");
            }
            return bytes;
        }
    }
}
