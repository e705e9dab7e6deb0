package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.job.ComposeJob.Reason;
import java.util.Locale;
import java.util.Optional;

/**
 * A session's newest generation of compositions, and the lease under which it is in flight. The lease tells a job that
 * is being worked on from one that got lost: it is renewed while the worker shows progress, and when it ends the same job
 * is sent again, each time with twice the patience, since a GPU may have to start first.
 *
 * @param number within the session, from 1
 * @param claimedAtMs when it was claimed; the cool-down counts from here
 * @param activeMsAtClaim the session's active time then; the next generation needs new active time on top
 * @param sends how often the job was sent, from 1
 * @param failuresInARow failed generations up to and including this one
 * @param failure one sentence, exactly when failed
 */
public record Generation(
        int number,
        Request request,
        Status status,
        long claimedAtMs,
        long leaseUntilMs,
        long activeMsAtClaim,
        int sends,
        int failuresInARow,
        Optional<String> failure) {

    /** First patience with a worker; renewed by its progress, which it writes several times a minute. */
    public static final long LEASE_MS = 90_000;

    /** After so many sends without a result the generation is given up; the queue has given up the message as well. */
    public static final int MAX_SENDS = 4;

    /** What is generated; the same request yields the same pictures. */
    public record Request(String jobId, Reason reason, String productId, Hotspot hotspot, long seed) {}

    /** Where a generation is. */
    public enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when {@code wire} names no status */
        public static Status of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    public Generation {
        if (number < 1 || sends < 1 || failuresInARow < 0 || activeMsAtClaim < 0) {
            throw new IllegalArgumentException("a generation counts from 1, and so do its sends");
        }
        if (leaseUntilMs < claimedAtMs) {
            throw new IllegalArgumentException("a lease ends after its claim");
        }
        if ((status == Status.FAILED) != failure.isPresent() || (status == Status.FAILED && failuresInARow == 0)) {
            throw new IllegalArgumentException("a generation has a failure exactly when it failed");
        }
    }

    /** The next generation of a session, to be written on condition that {@code previous} is still the newest. */
    public static Generation claim(Optional<Generation> previous, Request request, long activeMs, long nowMs) {
        previous.filter(p -> p.inFlight() && !p.abandoned(nowMs)).ifPresent(p -> {
            throw new IllegalStateException("generation " + p.number() + " is still in flight");
        });
        return new Generation(
                nextNumber(previous),
                request,
                Status.QUEUED,
                nowMs,
                nowMs + LEASE_MS,
                activeMs,
                1,
                previous.map(p -> p.failures(nowMs)).orElse(0),
                Optional.empty());
    }

    static int nextNumber(Optional<Generation> previous) {
        return previous.map(Generation::number).orElse(0) + 1;
    }

    /** The worker is on it. */
    public Generation renewed(long nowMs) {
        requireInFlight();
        return with(Status.RUNNING, Math.max(leaseUntilMs, nowMs + LEASE_MS), sends, failuresInARow, Optional.empty());
    }

    /** The same job, sent once more. */
    public Generation resent(long nowMs) {
        requireInFlight();
        return with(Status.QUEUED, nowMs + (LEASE_MS << sends), sends + 1, failuresInARow, Optional.empty());
    }

    /** Its compositions are there. A late result of a generation that was given up is still a result. */
    public Generation finished() {
        return with(Status.DONE, leaseUntilMs, sends, 0, Optional.empty());
    }

    /** @param sentence why, for the visitor */
    public Generation failed(String sentence) {
        requireInFlight();
        return with(Status.FAILED, leaseUntilMs, sends, failuresInARow + 1, Optional.of(sentence));
    }

    public boolean inFlight() {
        return status == Status.QUEUED || status == Status.RUNNING;
    }

    /** In flight, but nobody has shown progress for too long. */
    public boolean expired(long nowMs) {
        return inFlight() && nowMs >= leaseUntilMs;
    }

    /** Expired after the last send: as good as failed. */
    public boolean abandoned(long nowMs) {
        return expired(nowMs) && sends >= MAX_SENDS;
    }

    /** Failed generations in a row, this one included when it failed or was abandoned. */
    int failures(long nowMs) {
        return failuresInARow + (abandoned(nowMs) ? 1 : 0);
    }

    private void requireInFlight() {
        if (!inFlight()) {
            throw new IllegalStateException("generation " + number + " is " + status.wire());
        }
    }

    private Generation with(Status to, long lease, int sent, int failures, Optional<String> why) {
        return new Generation(number, request, to, claimedAtMs, lease, activeMsAtClaim, sent, failures, why);
    }
}
