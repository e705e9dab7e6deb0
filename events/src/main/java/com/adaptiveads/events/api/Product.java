package com.adaptiveads.events.api;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A product and how far its cut-out is.
 *
 * @param name the phrase
 * @param error one clear sentence, when {@code status} is {@code FAILED}
 * @param campaign the drop folder it came through, or the one named at upload
 * @param createdAtMs server clock
 * @param originalKey where the photo as uploaded lies in the bucket
 * @param cutout present once {@code status} is {@code READY}
 */
public record Product(
        String id,
        String name,
        Status status,
        Optional<Problem> error,
        Optional<String> campaign,
        long createdAtMs,
        String originalKey,
        Optional<Cutout> cutout) {

    /** How far a product is. */
    public enum Status {
        UPLOADING,
        SEGMENTING,
        READY,
        FAILED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a product failed: a sentence for people, a stable code for programs. */
    public record Problem(String sentence, String code) {}

    /** Pixels of a picture. */
    public record Size(int width, int height) {
        Map<String, Object> toJson() {
            return new Fields().with("width", width).with("height", height).map();
        }

        static Size from(JsonObject json) {
            return new Size((int) json.integer("width", 1, 1 << 20), (int) json.integer("height", 1, 1 << 20));
        }
    }

    /**
     * What segmentation found.
     *
     * @param original size of the photo, upright
     * @param box left, top, right, bottom in pixels of the upright photo
     * @param score 0..1
     * @param palette the product's dominant colours, {@code #rrggbb}, strongest first
     */
    public record Cutout(
            Size original, Size cropped, List<Integer> box, double score, String engine, List<String> palette) {
        public Cutout {
            box = List.copyOf(box);
            palette = List.copyOf(palette);
        }

        Map<String, Object> toJson() {
            return new Fields()
                    .with("original", original.toJson())
                    .with("cropped", cropped.toJson())
                    .with("box", box)
                    .with("score", score)
                    .with("engine", engine)
                    .with("palette", palette)
                    .map();
        }

        static Cutout from(JsonObject json) {
            return new Cutout(
                    Size.from(json.object("original")),
                    Size.from(json.object("cropped")),
                    Arrays.stream(json.numbers("box", 4)).mapToObj(v -> (int) v).toList(),
                    json.number("score", 0, 1),
                    json.string("engine"),
                    json.strings("palette", 64));
        }
    }

    public static Product uploading(
            String id, Phrase phrase, Optional<String> campaign, long createdAtMs, String originalKey) {
        return new Product(
                id,
                phrase.text(),
                Status.UPLOADING,
                Optional.empty(),
                campaign,
                createdAtMs,
                originalKey,
                Optional.empty());
    }

    public Product segmenting() {
        return new Product(
                id, name, Status.SEGMENTING, Optional.empty(), campaign, createdAtMs, originalKey, Optional.empty());
    }

    public Product ready(Cutout found) {
        return new Product(
                id, name, Status.READY, Optional.empty(), campaign, createdAtMs, originalKey, Optional.of(found));
    }

    public Product failed(Problem problem) {
        return new Product(
                id, name, Status.FAILED, Optional.of(problem), campaign, createdAtMs, originalKey, Optional.empty());
    }

    /** The stored form; the API's form, with URLs and previews, is made from it by the functions. */
    public Map<String, Object> toJson() {
        return new Fields()
                .with("id", id)
                .with("name", name)
                .with("status", status.wire())
                .with("error", error.map(Problem::sentence))
                .with("code", error.map(Problem::code))
                .with("campaign", campaign)
                .with("created_at", createdAtMs)
                .with("original_key", originalKey)
                .with("cutout", cutout.map(Cutout::toJson))
                .map();
    }

    public static Product from(JsonObject json) {
        return new Product(
                json.id("id"),
                json.string("name"),
                Status.valueOf(json.string("status").toUpperCase(Locale.ROOT)),
                json.optionalString("error").map(e -> new Problem(e, json.string("code"))),
                json.optionalString("campaign"),
                json.integer("created_at", 0, Long.MAX_VALUE),
                json.string("original_key"),
                json.optionalObject("cutout").map(Cutout::from));
    }
}
