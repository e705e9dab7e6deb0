package com.adaptiveads.functions.generation;

import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.engagement.Generation;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A session's generation as the API tells it.
 *
 * @param status {@code idle}, {@code queued}, {@code running} or {@code failed}
 * @param progress share of a running job that is done, 0..1, as its worker last told; absent while none runs
 * @param etaMs until the compositions are there; absent when none are under way or no worker has told how long it takes
 */
public record GenerationView(
        String status, Optional<String> jobId, OptionalDouble progress, OptionalLong etaMs, Optional<String> failure) {
    private static final GenerationView IDLE = settled("idle", Optional.empty(), Optional.empty());

    /** @param worker the newest heartbeat, for how long a job typically takes */
    public static GenerationView of(Optional<Claimed> current, Optional<Heartbeat> worker, long nowMs) {
        return current.map(claimed -> of(claimed, worker, nowMs)).orElse(IDLE);
    }

    private static GenerationView of(Claimed claimed, Optional<Heartbeat> worker, long nowMs) {
        Generation generation = claimed.generation();
        Optional<String> job = Optional.of(claimed.job().jobId());
        if (generation.abandoned(nowMs)) {
            return settled("failed", job, Optional.of("No worker took the job."));
        }
        return switch (generation.status()) {
            case QUEUED ->
                new GenerationView("queued", job, OptionalDouble.empty(), eta(claimed, worker), Optional.empty());
            case RUNNING ->
                new GenerationView(
                        "running", job, OptionalDouble.of(done(claimed)), eta(claimed, worker), Optional.empty());
            case DONE -> settled("idle", job, Optional.empty());
            case FAILED -> settled("failed", job, generation.failure());
        };
    }

    private static GenerationView settled(String status, Optional<String> job, Optional<String> failure) {
        return new GenerationView(status, job, OptionalDouble.empty(), OptionalLong.empty(), failure);
    }

    private static double done(Claimed claimed) {
        return Math.clamp(claimed.progress(), 0, 1);
    }

    private static OptionalLong eta(Claimed claimed, Optional<Heartbeat> worker) {
        return worker.filter(heartbeat -> heartbeat.composeMs() > 0)
                .map(heartbeat -> OptionalLong.of(Math.round(heartbeat.composeMs() * (1 - done(claimed)))))
                .orElse(OptionalLong.empty());
    }

    public Map<String, Object> toJson() {
        return new Fields()
                .with("status", status)
                .with("job_id", jobId)
                .with("progress", progress)
                .with("eta_ms", etaMs)
                .with("error", failure)
                .map();
    }
}
