package com.adaptiveads.functions.generation;

import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.functions.engagement.Generation;

/**
 * A session's newest generation as stored.
 *
 * @param job what was sent for it, to be sent again as it is
 * @param progress share done, 0..1, as the worker last told
 * @param progressAtLease share done when the lease was last extended: another share shows that a worker is on it
 */
public record Claimed(Generation generation, ComposeJob job, double progress, double progressAtLease) {
    /** Whether a worker has told of progress since the lease was last extended; one that starts anew tells less than before. */
    boolean advancing() {
        return progress != progressAtLease;
    }

    /** As it is to be stored with a later lease. */
    Claimed with(Generation extended) {
        return new Claimed(extended, job, progress, progress);
    }
}
