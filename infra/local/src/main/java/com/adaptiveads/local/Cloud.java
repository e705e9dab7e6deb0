package com.adaptiveads.local;

import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.event.ObjectEvents;

/** What stands for AWS: DynamoDB, S3 and SQS, and events for objects put into S3. */
public interface Cloud extends AutoCloseable {
    Aws aws();

    /** Starts delivering the events of {@code originals/}, {@code drop/}, {@code results/} and {@code drop-failed/}. */
    void deliver(ObjectEvents.Listener listener);

    @Override
    void close();
}
