package com.adaptiveads.worker.queue;

import java.time.Duration;

/**
 * How a consumer behaves.
 *
 * @param slots jobs at once, 1 or more
 * @param lease how long a message stays ours without a heartbeat; renewed at a third of it. At least 3 s
 * @param timeout how long one job may take
 * @param drain how long running jobs may go on once the worker is told to stop
 * @param maxReceives deliveries before the queue puts a message into its dead-letter queue
 */
public record Limits(int slots, Duration lease, Duration timeout, Duration drain, int maxReceives) {
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);

    public Limits {
        if (slots < 1 || lease.compareTo(SHORTEST_LEASE) < 0 || maxReceives < 1) {
            throw new IllegalArgumentException("a consumer needs 1 slot, a lease of 3 s and 1 receive at least");
        }
    }

    Duration heartbeat() {
        return lease.dividedBy(3);
    }
}
