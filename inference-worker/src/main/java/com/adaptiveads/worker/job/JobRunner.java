package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.job.Job;

/** Runs jobs, any number at once; the same job twice is one. */
public interface JobRunner {
    /**
     * Runs a job to its end. An interrupt of the thread stops it between two steps.
     *
     * @throws RuntimeException when it failed and may work another time
     */
    Outcome run(Job job);

    /** The job failed for the last time: tells whoever waits for it. */
    void giveUp(Job job, Problem problem);
}
