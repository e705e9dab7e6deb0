package com.adaptiveads.worker.job;

import com.adaptiveads.events.job.ComposeJob;
import java.time.Clock;

/** Tells a waiting session how far its job is, at most once a second; stops the job when its thread is interrupted. */
final class Progress {
    private static final long PAUSE_MS = 1000;

    private final GenerationStore generations;
    private final ComposeJob job;
    private final Clock clock;
    private long toldAt = Long.MIN_VALUE;

    Progress(GenerationStore generations, ComposeJob job, Clock clock) {
        this.generations = generations;
        this.job = job;
        this.clock = clock;
    }

    /** @param share done, 0..1 */
    void report(double share) {
        Cancellation.check();
        long now = clock.millis();
        if (toldAt != Long.MIN_VALUE && now - toldAt < PAUSE_MS) {
            return;
        }
        toldAt = now;
        try {
            job.sessionId().ifPresent(session -> generations.running(session, job.jobId(), share));
        } catch (RuntimeException ignored) { // a courtesy: no reason to lose the painting
            Cancellation.check();
        }
    }
}
