package com.adaptiveads.events.job;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the drop folder asks for once the cut-out is there.
 *
 * @param sourceKey the dropped photo
 * @param count backgrounds per format, 1..8
 */
public record DropOrder(String sourceKey, int count, List<Format> formats) {
    public static final int DEFAULT_COUNT = 3;

    private static final int MAX_COUNT = 8;
    private static final int MAX_FORMATS = 12;

    public DropOrder {
        formats = List.copyOf(formats);
    }

    /** The options of a sidecar file: {@code {prompt, count?, formats?}}. */
    public record Sidecar(Optional<String> prompt, int count, List<Format> formats) {
        public static final Sidecar NONE = new Sidecar(Optional.empty(), DEFAULT_COUNT, List.of(Format.SQUARE));

        /** @throws InvalidJson naming the field that is wrong */
        public static Sidecar from(JsonObject json) {
            return new Sidecar(json.optionalString("prompt"), countOf(json), formatsOf(json));
        }
    }

    public Map<String, Object> toJson() {
        return new Fields()
                .with("source_key", sourceKey)
                .with("count", count)
                .with("formats", formats.stream().map(Format::toString).toList())
                .map();
    }

    public static DropOrder from(JsonObject json) {
        return new DropOrder(json.string("source_key"), countOf(json), formatsOf(json));
    }

    static int countOf(JsonObject json) {
        return (int) json.optionalInteger("count", 1, MAX_COUNT).orElse(DEFAULT_COUNT);
    }

    static List<Format> formatsOf(JsonObject json) {
        List<Format> formats = json.strings("formats", MAX_FORMATS).stream()
                .map(Format::parse)
                .distinct()
                .toList();
        return formats.isEmpty() ? List.of(Format.SQUARE) : formats;
    }
}
