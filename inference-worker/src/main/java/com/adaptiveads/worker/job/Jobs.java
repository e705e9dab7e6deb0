package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.job.SegmentJob;

/** Each kind of job to the one that does it. */
public final class Jobs implements JobRunner {
    private final SegmentWork segment;
    private final ComposeWork compose;

    public Jobs(SegmentWork segment, ComposeWork compose) {
        this.segment = segment;
        this.compose = compose;
    }

    @Override
    public Outcome run(Job job) {
        return switch (job) {
            case SegmentJob s -> segment.run(s);
            case ComposeJob c -> compose.run(c);
        };
    }

    @Override
    public void giveUp(Job job, Problem problem) {
        switch (job) {
            case SegmentJob s -> segment.tell(s, problem);
            case ComposeJob c -> compose.tell(c, problem);
        }
    }
}
