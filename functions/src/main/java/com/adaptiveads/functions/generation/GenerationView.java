package com.adaptiveads.functions.generation;

import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.engagement.Generation;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A session's generation as the API tells it.
 *
 * @param status {@code idle}, {@code queued}, {@code running} or {@code failed}
 * @param etaMs until the compositions are there; absent when none are under way or no worker has told how long it takes
 */
public record GenerationView(String status, Optional<String> jobId, OptionalLong etaMs, Optional<String> failure) {
    private static final GenerationView IDLE =
            new GenerationView("idle", Optional.empty(), OptionalLong.empty(), Optional.empty());

    /** @param worker the newest heartbeat, for how long a job typically takes */
    public static GenerationView of(Optional<Claimed> current, Optional<Heartbeat> worker, long nowMs) {
        return current.map(claimed -> of(claimed, worker, nowMs)).orElse(IDLE);
    }

    private static GenerationView of(Claimed claimed, Optional<Heartbeat> worker, long nowMs) {
        Generation generation = claimed.generation();
        Optional<String> job = Optional.of(claimed.job().jobId());
        if (generation.abandoned(nowMs)) {
            return new GenerationView("failed", job, OptionalLong.empty(), Optional.of("No worker took the job."));
        }
        return switch (generation.status()) {
            case QUEUED, RUNNING ->
                new GenerationView(generation.status().wire(), job, eta(claimed, worker), Optional.empty());
            case DONE -> new GenerationView("idle", job, OptionalLong.empty(), Optional.empty());
            case FAILED -> new GenerationView("failed", job, OptionalLong.empty(), generation.failure());
        };
    }

    private static OptionalLong eta(Claimed claimed, Optional<Heartbeat> worker) {
        return worker.filter(heartbeat -> heartbeat.composeMs() > 0)
                .map(heartbeat ->
                        OptionalLong.of(Math.round(heartbeat.composeMs() * (1 - Math.clamp(claimed.progress(), 0, 1)))))
                .orElse(OptionalLong.empty());
    }

    public Map<String, Object> toJson() {
        return new Fields()
                .with("status", status)
                .with("job_id", jobId)
                .with("eta_ms", etaMs)
                .with("error", failure)
                .map();
    }
}
