package com.adaptiveads.worker.job;

import com.adaptiveads.events.job.Job;

/** Puts a job on the queue. */
public interface JobSender {
    void send(Job job);
}
