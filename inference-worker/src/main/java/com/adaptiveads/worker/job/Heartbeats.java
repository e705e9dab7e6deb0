package com.adaptiveads.worker.job;

import com.adaptiveads.events.job.Heartbeat;

/** Where workers tell that they live. */
public interface Heartbeats {
    void put(Heartbeat heartbeat);
}
