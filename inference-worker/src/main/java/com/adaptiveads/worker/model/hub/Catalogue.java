package com.adaptiveads.worker.model.hub;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code make models} knows to get: {@code catalogue.json}, in which no host is named. */
public final class Catalogue {
    private static final String FILE = "catalogue.json";

    private final List<Entry> entries;

    private Catalogue(List<Entry> entries) {
        this.entries = entries;
    }

    /** What a repository holds. */
    enum Kind {
        /** Graphs the worker loads as they are. */
        GRAPHS,
        /** A checkpoint that the export tool makes graphs of. */
        CHECKPOINT
    }

    /**
     * A model and where it is.
     *
     * @param files path in the repository by path in the model's folder
     * @param licence the licence's name, for the operator
     * @param licenceFile path in the model's folder
     * @param manifest of graphs: what the manifest is to say beside files and source; empty of a checkpoint
     * @param requires other entries without which this one is no use
     * @param export of a checkpoint: the command that makes graphs of it
     */
    record Entry(
            String name,
            Kind kind,
            String repository,
            String revision,
            Map<String, String> files,
            String licence,
            String licenceFile,
            Map<String, Object> manifest,
            List<String> requires,
            String export) {}

    /** The committed one. */
    public static Catalogue committed() {
        try (InputStream in = Catalogue.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not packaged");
            }
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Catalogue parse(byte[] json) {
        return new Catalogue(ModelSettings.parse(FILE, json).objects("models").stream()
                .map(Catalogue::entry)
                .toList());
    }

    /** @throws ModelFailure naming what there is, when this is not */
    Entry find(String name) {
        return entries.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow(() -> {
            String known = names().stream().collect(Collectors.joining(", "));
            return ModelFailure.missing("There is no model " + name + " in the catalogue; it has " + known + ".");
        });
    }

    /** In the catalogue's order. */
    public List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }

    private static Entry entry(ModelSettings json) {
        ModelSettings licence = json.object("licence");
        ModelSettings files = json.object("files");
        return new Entry(
                json.string("name"),
                json.choice("kind", List.of(Kind.values())),
                json.string("repository"),
                json.string("revision"),
                files.names().stream().collect(Collectors.toMap(path -> path, files::string)),
                licence.string("name"),
                licence.string("file"),
                json.optionalObject("manifest").map(ModelSettings::fields).orElse(Map.of()),
                json.strings("requires"),
                json.optionalString("export").orElse(""));
    }
}
