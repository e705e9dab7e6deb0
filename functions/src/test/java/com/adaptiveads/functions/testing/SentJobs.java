package com.adaptiveads.functions.testing;

import com.adaptiveads.events.job.Job;
import com.adaptiveads.functions.job.JobQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A queue nobody reads from. */
public final class SentJobs implements JobQueue {
    private final List<Job> jobs = Collections.synchronizedList(new ArrayList<>());
    private boolean down;

    /** From now on sending fails, or does again what it should. */
    public void down(boolean isDown) {
        down = isDown;
    }

    public List<Job> all() {
        return List.copyOf(jobs);
    }

    @Override
    public void send(Job job) {
        if (down) {
            throw new IllegalStateException("the queue is down");
        }
        jobs.add(job);
    }
}
