package com.adaptiveads.worker.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code manifest.json}, version 1: everything about a model that its files do not say.
 *
 * @param name such as {@code sd15-lcm}
 * @param graphs file by role ({@code unet})
 * @param resources file by role of what is no graph ({@code scheduler}, {@code vocab})
 * @param tensors the graph's name of a tensor by the name the worker uses, where they differ
 * @param settings what the family's engine needs to know
 * @param selfTest a golden input and what has to come of it
 * @param licence file with the licence of the weights
 * @param source where it came from: repository, revision, library versions, seed
 */
public record ModelManifest(
        String name,
        Family family,
        ModelRuntime runtime,
        List<ModelFile> files,
        Map<String, String> graphs,
        Map<String, String> resources,
        Map<String, String> tensors,
        ModelSettings settings,
        Optional<ModelSettings> selfTest,
        String licence,
        Optional<ModelSettings> source) {
    /** The file's name in a model's folder. */
    public static final String FILE = "manifest.json";

    private static final int VERSION = 1;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final double LARGEST = 1e12;

    public ModelManifest {
        files = List.copyOf(files);
        graphs = Map.copyOf(graphs);
        resources = Map.copyOf(resources);
        tensors = Map.copyOf(tensors);
    }

    /**
     * A file of a model.
     *
     * @param path relative to the model's folder, with slashes, never leaving it
     * @param size bytes
     * @param sha256 64 lower-case hexadecimal digits
     */
    public record ModelFile(String path, long size, String sha256) {}

    /** @throws ModelFailure with a sentence when it is not there, or nothing this worker understands */
    public static ModelManifest read(Path file) {
        return of(ModelSettings.read(file));
    }

    /** @throws ModelFailure with a sentence when it is nothing this worker understands */
    public static ModelManifest parse(byte[] json) {
        return of(ModelSettings.parse(FILE, json));
    }

    private static ModelManifest of(ModelSettings json) {
        int version = json.integer("version", 0, Integer.MAX_VALUE);
        if (version != VERSION) {
            throw json.failure("version " + version + " is unknown; this worker reads version " + VERSION + ".");
        }
        String name = json.string("name");
        checkName(name);
        List<ModelFile> files =
                json.objects("files").stream().map(ModelManifest::file).toList();
        ModelManifest manifest = new ModelManifest(
                name,
                json.choice("family", List.of(Family.values())),
                json.choice("runtime", List.of(ModelRuntime.values())),
                files,
                strings(json, "graphs"),
                strings(json, "resources"),
                strings(json, "tensors"),
                json.object("settings"),
                json.optionalObject("self_test"),
                json.string("licence"),
                json.optionalObject("source"));
        manifest.checkListed(json);
        return manifest;
    }

    /** @throws ModelFailure when no model can have the name */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ModelFailure.unusable(
                    "The name of a model is 1 to 64 lower-case letters, digits or . _ -, and " + name + " is not.");
        }
    }

    /** Bytes of all files. */
    public long size() {
        return files.stream().mapToLong(ModelFile::size).sum();
    }

    /** @throws ModelFailure when something is named that the list of files does not have, and so no hash guards */
    private void checkListed(ModelSettings json) {
        List<String> listed = files.stream().map(ModelFile::path).toList();
        if (listed.stream().distinct().count() != listed.size()) {
            throw json.failure("a file is listed twice.");
        }
        List<String> named = new ArrayList<>(graphs.values());
        named.addAll(resources.values());
        named.add(licence);
        for (String path : named) {
            if (!listed.contains(path)) {
                throw json.failure(path + " is not in the list of files.");
            }
        }
    }

    private static ModelFile file(ModelSettings json) {
        String path = json.string("path");
        if (!isInside(path)) {
            throw json.failure(path + " is no path inside a model's folder.");
        }
        String sha256 = json.string("sha256");
        if (!SHA256.matcher(sha256).matches()) {
            throw json.failure("the sha256 of " + path + " must be 64 lower-case hexadecimal digits.");
        }
        return new ModelFile(path, (long) json.number("size", 0, LARGEST), sha256);
    }

    private static boolean isInside(String path) {
        return !path.isEmpty()
                && path.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':')
                && !path.equals(FILE)
                && List.of(path.split("/", -1)).stream().noneMatch(p -> p.isEmpty() || p.equals(".") || p.equals(".."));
    }

    private static Map<String, String> strings(ModelSettings json, String name) {
        Map<String, String> strings = new LinkedHashMap<>();
        json.optionalObject(name).ifPresent(part -> part.names().forEach(key -> strings.put(key, part.string(key))));
        return strings;
    }
}
