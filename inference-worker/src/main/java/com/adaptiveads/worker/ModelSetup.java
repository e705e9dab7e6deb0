package com.adaptiveads.worker;

import com.adaptiveads.worker.onnx.Device;
import com.adaptiveads.worker.onnx.DeviceChoice;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which models a worker has, and what they run on.
 *
 * @param folder one folder a model, with its manifest
 * @param from a library the folder is brought up to date from, {@code s3://bucket/prefix}
 * @param only names of the models to use; empty for all in the folder
 */
public record ModelSetup(Models models, Path folder, Optional<URI> from, Set<String> only, DeviceChoice device) {
    /** No models. */
    public static final ModelSetup LITE =
            new ModelSetup(Models.LITE, Path.of("models"), Optional.empty(), Set.of(), DeviceChoice.CPU);

    public ModelSetup {
        only = Set.copyOf(only);
    }

    /**
     * Reads {@code MODELS}, {@code MODELS_DIR}, {@code MODELS_FROM}, {@code MODELS_USE}, {@code DEVICE}, {@code GPU} and
     * {@code INFERENCE_THREADS}; an empty variable counts as missing.
     *
     * @throws IllegalArgumentException with a sentence that names the variable which is wrong
     */
    static ModelSetup from(Map<String, String> environment) {
        Path folder = Path.of(value(environment, "MODELS_DIR").orElse("models"));
        Optional<String> from = value(environment, "MODELS_FROM");
        boolean library = from.filter(f -> f.startsWith("s3://")).isPresent();
        Path place = from.filter(f -> !library).map(Path::of).orElse(folder);
        return new ModelSetup(
                Models.of(value(environment, "MODELS").orElse("lite")),
                place,
                library ? from.map(ModelSetup::library) : Optional.empty(),
                names(value(environment, "MODELS_USE").orElse("")),
                new DeviceChoice(
                        device(value(environment, "DEVICE").orElse("auto")),
                        Settings.integer(environment, "GPU", 0, 0, 64),
                        Settings.integer(environment, "INFERENCE_THREADS", 0, 0, 1024),
                        place.resolve(".tensorrt")));
    }

    private static URI library(String text) {
        try {
            URI address = URI.create(text);
            if (address.getAuthority() != null) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            // said below
        }
        throw new IllegalArgumentException("MODELS_FROM must be a folder or s3://bucket/prefix.");
    }

    private static Optional<Device> device(String text) {
        if (text.equals("auto")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Device.values())
                .filter(d -> d.toString().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("DEVICE is auto, cpu, cuda or tensorrt.")));
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>(Arrays.asList(text.split("[,\\s]+")));
        names.remove("");
        return names;
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }
}
