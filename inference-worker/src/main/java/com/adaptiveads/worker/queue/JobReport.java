package com.adaptiveads.worker.queue;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.job.Job;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one delivery ended.
 *
 * @param job empty when the message is none of ours
 * @param queuedMs from its sending to this delivery; absent when it was delivered before, or nobody knows
 * @param ms from delivery to end
 * @param requestId the request that sent the message
 * @param problem what there is more to say
 */
public record JobReport(
        Optional<Job> job,
        Optional<String> requestId,
        int receives,
        OptionalLong queuedMs,
        long ms,
        Ending ending,
        Optional<Problem> problem,
        Optional<Throwable> cause) {

    /** What became of the message. */
    public enum Ending {
        /** The result is stored: deleted. */
        DONE,
        /** The input cannot be used and its owner has been told: deleted. */
        REFUSED,
        /** Failed or took too long: delivered again. */
        RETRY,
        /** Failed for the last time and its owner has been told: left for the dead-letter queue. */
        GAVE_UP,
        /** Not a job of ours: left for the dead-letter queue. */
        POISON,
        /** Another worker has it, or had it: nothing done. */
        LEASE_LOST,
        /** The worker stops: delivered again at once. */
        HANDED_BACK;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
