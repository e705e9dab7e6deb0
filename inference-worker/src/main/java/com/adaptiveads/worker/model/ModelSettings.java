package com.adaptiveads.worker.model;

import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A checked view of a model's JSON file, or of a part of it. Every getter throws {@link ModelFailure} with a sentence
 * that names the file and the field when it is missing or of another type; a {@code null} counts as missing.
 */
public final class ModelSettings {
    private static final int MOST_ELEMENTS = 100_000;

    private final String file;
    private final JsonObject json;

    private ModelSettings(String file, JsonObject json) {
        this.file = file;
        this.json = json;
    }

    /** @throws ModelFailure when it is not there or no JSON object */
    public static ModelSettings read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw ModelFailure.missing(name + " is not there.");
        }
        try {
            return parse(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be read.", e);
        }
    }

    /**
     * Of bytes that are in memory already.
     *
     * @param file for sentences about it
     * @throws ModelFailure when they are no JSON object
     */
    public static ModelSettings parse(String file, byte[] json) {
        try {
            return new ModelSettings(file, Json.object(json));
        } catch (InvalidJson e) {
            throw ModelFailure.unusable(file + " is no JSON object.");
        }
    }

    public boolean has(String name) {
        return json.has(name);
    }

    public String string(String name) {
        return get(j -> j.string(name));
    }

    public Optional<String> optionalString(String name) {
        return get(j -> j.optionalString(name));
    }

    /**
     * One of the constants, in the file by its name in lower case.
     *
     * @param values not empty
     */
    public <E extends Enum<E>> E choice(String name, List<E> values) {
        return choice(name, string(name), values);
    }

    /** As {@link #choice(String, List)}, with a value for where the field is missing. */
    public <E extends Enum<E>> E choice(String name, List<E> values, E preset) {
        return optionalString(name).map(text -> choice(name, text, values)).orElse(preset);
    }

    /** A finite number within the limits, both included. */
    public double number(String name, double min, double max) {
        return get(j -> j.number(name, min, max));
    }

    public OptionalDouble optionalNumber(String name, double min, double max) {
        return get(j -> j.optionalNumber(name, min, max));
    }

    /** A whole number within the limits, both included. */
    public int integer(String name, int min, int max) {
        return (int) (long) get(j -> j.integer(name, min, max));
    }

    public OptionalLong optionalInteger(String name, long min, long max) {
        return get(j -> j.optionalInteger(name, min, max));
    }

    public boolean flag(String name, boolean preset) {
        return get(j -> j.optionalBoolean(name)).orElse(preset);
    }

    public ModelSettings object(String name) {
        return new ModelSettings(file, get(j -> j.object(name)));
    }

    public Optional<ModelSettings> optionalObject(String name) {
        return get(j -> j.optionalObject(name)).map(part -> new ModelSettings(file, part));
    }

    /** A missing array is an empty one. */
    public List<ModelSettings> objects(String name) {
        return get(j -> j.objects(name, MOST_ELEMENTS)).stream()
                .map(part -> new ModelSettings(file, part))
                .toList();
    }

    /** A missing array is an empty one. */
    public List<String> strings(String name) {
        return get(j -> j.strings(name, MOST_ELEMENTS));
    }

    /** A missing array is an empty one. */
    public double[] numbers(String name) {
        return get(j -> j.numbers(name, MOST_ELEMENTS));
    }

    /** The names of the fields, in the file's order. */
    public List<String> names() {
        return List.copyOf(json.fields().keySet());
    }

    /** The fields as parsed, for passing them on unread. */
    public Map<String, Object> fields() {
        return json.fields();
    }

    /** What is wrong with this file, as a failure. */
    public ModelFailure failure(String sentence) {
        return ModelFailure.unusable(file + ": " + sentence);
    }

    private <T> T get(Function<JsonObject, T> getter) {
        try {
            return getter.apply(json);
        } catch (InvalidJson e) {
            throw failure(String.valueOf(e.getMessage()));
        }
    }

    private <E extends Enum<E>> E choice(String name, String text, List<E> values) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw failure(name + " is " + text + ", which is none of " + values + ".");
    }
}
