package com.adaptiveads.worker.queue;

import java.time.Duration;
import java.util.List;

/**
 * A queue that delivers at least once. A received message is leased: nobody else sees it until the lease runs out. A
 * message delivered too often goes to the dead-letter queue instead of being delivered again; that is the queue's doing.
 */
public interface JobQueue {
    /**
     * Waits for messages, some seconds at most.
     *
     * @param max 1 or more; fewer may come, or none
     * @param lease from now
     * @throws RuntimeException when the queue cannot be reached, or the thread is interrupted
     */
    List<Message> receive(int max, Duration lease);

    /**
     * Renews the lease.
     *
     * @param lease from now
     * @return false when the lease is lost for good: the message is gone, or another's
     */
    boolean extend(Message message, Duration lease);

    /** Ends the message's life; of no effect when it is gone already. */
    void delete(Message message);

    /** Gives the lease up: the message is delivered again after the delay. Of no effect when the lease is lost. */
    void release(Message message, Duration delay);
}
