package com.adaptiveads.worker.model.hub;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.worker.model.Digests;
import com.adaptiveads.worker.model.ModelManifest;
import com.adaptiveads.worker.model.fetch.AtomicFiles;
import com.adaptiveads.worker.model.hub.Catalogue.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The manifest of a model whose files were made elsewhere: what the catalogue knows, and the hashes of what came. */
final class HubManifest {
    private HubManifest() {}

    static void write(Entry entry, String revision, Path place) throws IOException {
        List<Map<String, Object>> files = new ArrayList<>();
        for (String path : new TreeSet<>(entry.files().keySet())) {
            Path file = place.resolve(path);
            files.add(new Fields()
                    .with("path", path)
                    .with("size", Files.size(file))
                    .with("sha256", Digests.sha256(file))
                    .map());
        }
        Fields manifest = new Fields().with("version", 1).with("name", entry.name());
        entry.manifest().forEach(manifest::with);
        manifest.with("files", files)
                .with("licence", entry.licenceFile())
                .with(
                        "source",
                        new Fields()
                                .with("repository", entry.repository())
                                .with("revision", revision)
                                .map());
        AtomicFiles.write(place.resolve(ModelManifest.FILE), Json.bytes(manifest.map()));
    }
}
