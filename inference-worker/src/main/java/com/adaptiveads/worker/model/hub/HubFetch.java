package com.adaptiveads.worker.model.hub;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.fetch.Checksum;
import com.adaptiveads.worker.model.fetch.DiskSpace;
import com.adaptiveads.worker.model.fetch.Download;
import com.adaptiveads.worker.model.fetch.FolderLock;
import com.adaptiveads.worker.model.fetch.Pause;
import com.adaptiveads.worker.model.fetch.Progress;
import com.adaptiveads.worker.model.fetch.RemoteFile;
import com.adaptiveads.worker.model.hub.Catalogue.Entry;
import com.adaptiveads.worker.model.hub.Catalogue.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Installs models of the catalogue from a hub. */
public final class HubFetch {
    /** Where checkpoints wait for the export, beside the models. */
    static final String CHECKPOINTS = "checkpoints";

    private final HubClient client;
    private final URI hub;
    private final Path folder;
    private final Means means;

    /**
     * How it is done.
     *
     * @param says hears sentences for the operator
     */
    public record Means(
            Download.Limits limits, Pause pause, DiskSpace space, Progress progress, Consumer<String> says) {}

    /** @param folder of the models */
    HubFetch(HubClient client, URI hub, Path folder, Means means) {
        this.client = client;
        this.hub = hub;
        this.folder = folder;
        this.means = means;
    }

    /**
     * Installs a model, or fetches its checkpoint for the export; what is here and right is not fetched again.
     *
     * @throws ModelFailure with a sentence when the hub does not have it or does not give it to us, when it is damaged, or
     *     when the disk is full
     * @throws IOException when the hub cannot be reached, or the disk fails; what came so far is kept for another start
     */
    void fetch(Entry entry) throws IOException {
        Path place = entry.kind() == Kind.GRAPHS
                ? folder.resolve(entry.name())
                : folder.resolve(CHECKPOINTS).resolve(entry.name());
        try (FolderLock _ = FolderLock.of(folder, () -> means.says().accept("Waiting for another fetch to end."))) {
            HubRepository repository =
                    patiently(() -> new HubRepository(client, hub, entry.repository(), entry.revision())
                            .pinned(Objects.requireNonNull(entry.files().get(entry.licenceFile()))));
            List<Wanted> wanted = wanted(entry, repository, place);
            Download download = new Download(repository, means.limits(), means.pause());
            licenceFirst(entry, wanted, download);
            transfer(entry, wanted, download);
            if (entry.kind() == Kind.GRAPHS) {
                HubManifest.write(entry, repository.revision(), place);
                var _ = InstalledModel.open(place);
                means.says().accept("Installed: " + entry.name() + " in " + place + ".");
            } else {
                means.says()
                        .accept("Here: the checkpoint of " + entry.name() + " in " + place
                                + ". The worker cannot load it yet; " + entry.export() + " makes the model of it.");
            }
        }
    }

    private record Wanted(RemoteFile file, Checksum checksum, Path target) {
        boolean isHere() throws IOException {
            return Files.isRegularFile(target) && Files.size(target) == file.size() && checksum.matches(target);
        }
    }

    private List<Wanted> wanted(Entry entry, HubRepository repository, Path place) throws IOException {
        List<Wanted> wanted = new ArrayList<>();
        for (Map.Entry<String, String> file : new TreeMap<>(entry.files()).entrySet()) {
            RemoteFile remote = patiently(() -> repository.find(file.getValue()))
                    .orElseThrow(() -> ModelFailure.missing("The hub has no " + file.getValue() + " in "
                            + entry.repository() + " at " + repository.revision() + "."));
            Wanted one = new Wanted(remote, repository.checksum(remote), place.resolve(file.getKey()));
            if (!one.isHere()) {
                wanted.add(one);
            }
        }
        return wanted;
    }

    /** Whoever fetches sees under which terms before the weights come. */
    private void licenceFirst(Entry entry, List<Wanted> wanted, Download download) throws IOException {
        for (Wanted one : List.copyOf(wanted)) {
            if (one.target().endsWith(entry.licenceFile())) {
                download.fetch(one.file(), one.checksum(), one.target(), bytes -> {});
                wanted.remove(one);
            }
        }
        means.says()
                .accept(entry.name() + " is under the licence " + entry.licence() + "; its text is kept in "
                        + entry.licenceFile() + " beside the model. Using the model means that you accept it.");
    }

    private void transfer(Entry entry, List<Wanted> wanted, Download download) throws IOException {
        long bytes = 0;
        for (Wanted one : wanted) {
            bytes += one.file().size() - download.here(one.file(), one.target());
        }
        means.space().check(entry.name(), folder, bytes);
        means.progress().begin(entry.name(), bytes);
        try {
            for (Wanted one : wanted) {
                download.fetch(one.file(), one.checksum(), one.target(), means.progress()::advance);
            }
        } finally {
            means.progress().end();
        }
    }

    /** A question to the hub. */
    private interface Question<T> {
        T ask() throws IOException;
    }

    private <T> T patiently(Question<T> question) throws IOException {
        for (int failures = 1; ; failures++) {
            try {
                return question.ask();
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                if (failures == means.limits().attempts()) {
                    throw e;
                }
                pause(failures);
            }
        }
    }

    private void pause(int failures) throws InterruptedIOException {
        try {
            means.pause().after(failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The download was stopped.");
        }
    }
}
