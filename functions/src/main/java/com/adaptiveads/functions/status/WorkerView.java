package com.adaptiveads.functions.status;

import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.json.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A worker as the API tells it. */
public final class WorkerView {
    private static final long FRESH_MS = 60_000;

    private WorkerView() {}

    /** Empty when it has been silent for a minute. */
    public static Optional<Heartbeat> alive(Optional<Heartbeat> newest, long nowMs) {
        return newest.filter(heartbeat -> nowMs - heartbeat.atMs() <= FRESH_MS);
    }

    /** Durations are medians of that worker's jobs, left out before its first. */
    public static Map<String, Object> of(Heartbeat heartbeat) {
        return new Fields()
                .with("at", heartbeat.atMs())
                .with("segmenter", heartbeat.segmenter())
                .with("scene_reader", heartbeat.sceneReader())
                .with("painter", heartbeat.painter())
                .with("segment_ms", duration(heartbeat.segmentMs()))
                .with("compose_ms", duration(heartbeat.composeMs()))
                .with("device", heartbeat.device())
                .with("models", heartbeat.models())
                .map();
    }

    private static OptionalLong duration(long ms) {
        return ms > 0 ? OptionalLong.of(ms) : OptionalLong.empty();
    }
}
