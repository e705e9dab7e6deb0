package com.adaptiveads.functions.job;

import com.adaptiveads.events.job.Job;

/** Where work for the inference worker goes. */
public interface JobQueue {
    /** On return the job is kept until a worker has done it. Sending it again is harmless: jobs are idempotent by id. */
    void send(Job job);
}
