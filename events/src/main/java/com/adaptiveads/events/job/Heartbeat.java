package com.adaptiveads.events.job;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What a worker tells about itself every few seconds; the functions answer {@code GET /} and estimate waiting times
 * from the newest.
 *
 * @param atMs worker clock
 * @param segmenter engine names: {@code sam3} or {@code studio}, {@code clip} or {@code palette}, {@code sd15} or
 *     {@code procedural}
 * @param segmentMs typical duration of a segment job, 0 when none ran yet
 * @param composeMs typical duration of a compose job, 0 when none ran yet
 * @param device what the models run on: {@code cpu}, {@code cuda}, {@code tensorrt}; empty without models
 * @param models names of the models that are loaded
 * @param notes sentences for the operator: why a model that was asked for is not loaded
 */
public record Heartbeat(
        String workerId,
        long atMs,
        String segmenter,
        String sceneReader,
        String painter,
        long segmentMs,
        long composeMs,
        String device,
        List<String> models,
        List<String> notes) {
    private static final int MOST = 100;

    public Heartbeat {
        models = List.copyOf(models);
        notes = List.copyOf(notes);
    }

    /** Of a worker without models. */
    public Heartbeat(
            String workerId,
            long atMs,
            String segmenter,
            String sceneReader,
            String painter,
            long segmentMs,
            long composeMs) {
        this(workerId, atMs, segmenter, sceneReader, painter, segmentMs, composeMs, "", List.of(), List.of());
    }

    public Map<String, Object> toJson() {
        return new Fields()
                .with("worker_id", workerId)
                .with("at", atMs)
                .with("segmenter", segmenter)
                .with("scene_reader", sceneReader)
                .with("painter", painter)
                .with("segment_ms", segmentMs)
                .with("compose_ms", composeMs)
                .with("device", device)
                .with("models", models)
                .with("notes", notes)
                .map();
    }

    public static Heartbeat from(JsonObject json) {
        return new Heartbeat(
                json.string("worker_id"),
                json.integer("at", 0, Long.MAX_VALUE),
                json.string("segmenter"),
                json.string("scene_reader"),
                json.string("painter"),
                json.integer("segment_ms", 0, Long.MAX_VALUE),
                json.integer("compose_ms", 0, Long.MAX_VALUE),
                json.optionalString("device").orElse(""),
                json.strings("models", MOST),
                json.strings("notes", MOST));
    }
}
