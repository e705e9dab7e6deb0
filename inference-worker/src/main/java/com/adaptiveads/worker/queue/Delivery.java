package com.adaptiveads.worker.queue;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.trace.Correlation;
import com.adaptiveads.worker.job.JobRunner;
import com.adaptiveads.worker.job.Outcome;
import com.adaptiveads.worker.queue.JobReport.Ending;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One message, from receipt until it is settled, which happens once: by the job's end, by its timeout, by a lost lease,
 * or by the worker's stop, whichever is first. What the job still does after that is harmless, as jobs may run twice.
 */
final class Delivery {
    private static final Duration RETRY_STEP = Duration.ofSeconds(2);

    private static final Problem FAILED = new Problem(
            "Something went wrong on our side, several times over; please try again later.", "processing_failed");
    private static final Problem TOO_SLOW =
            new Problem("This took longer than we allow, several times over; try a smaller photo.", "timed_out");

    private final Message message;
    private final Context context;
    private final Consumer<Delivery> onSettled;
    private final long receivedAt;
    private final Thread thread;

    /** Keeps a heartbeat from renewing the lease of a message that is being given back. */
    private final ReentrantLock lock = new ReentrantLock();

    private boolean settled;

    Delivery(Message message, Context context, Consumer<Delivery> onSettled) {
        this.message = message;
        this.context = context;
        this.onSettled = onSettled;
        this.receivedAt = context.clock().millis();
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("job")
                .unstarted(() -> Correlation.run(message.requestId(), this::run));
    }

    /** What all deliveries of a consumer share. */
    record Context(JobQueue queue, JobRunner runner, Limits limits, Timer timer, Clock clock, JobListener listener) {}

    void start() {
        thread.start();
    }

    /** The worker stops: the job is given up and its message delivered again at once. */
    void handBack() {
        if (settle(Optional.empty(), Ending.HANDED_BACK, Optional.empty(), Optional.empty())) {
            thread.interrupt();
        }
    }

    private void run() {
        Job job;
        try {
            job = Job.from(Json.object(message.body()));
        } catch (InvalidJson | Job.UnknownJob | IllegalArgumentException poison) {
            Problem why = new Problem(String.valueOf(poison.getMessage()), "poison");
            settle(Optional.empty(), Ending.POISON, Optional.of(why), Optional.empty());
            return;
        }
        Timer.Task heartbeat = context.timer().every(context.limits().heartbeat(), () -> renew(job));
        Timer.Task timeout = context.timer().after(context.limits().timeout(), () -> timeOut(job));
        try {
            switch (context.runner().run(job)) {
                case Outcome.Done() -> settle(Optional.of(job), Ending.DONE, Optional.empty(), Optional.empty());
                case Outcome.Refused(Problem problem) ->
                    settle(Optional.of(job), Ending.REFUSED, Optional.of(problem), Optional.empty());
            }
        } catch (Throwable t) { // whatever a job does, memory and stack used up included, ends with that job
            fail(job, FAILED, t);
        } finally {
            heartbeat.cancel();
            timeout.cancel();
        }
    }

    private void renew(Job job) {
        lock.lock();
        try {
            if (settled || context.queue().extend(message, context.limits().lease())) {
                return;
            }
        } catch (RuntimeException e) {
            context.listener().trouble("A lease could not be renewed; it is tried again.", e);
            return;
        } finally {
            lock.unlock();
        }
        if (settle(Optional.of(job), Ending.LEASE_LOST, Optional.empty(), Optional.empty())) {
            thread.interrupt();
        }
    }

    private void timeOut(Job job) {
        if (fail(job, TOO_SLOW, new JobTimeout(context.limits().timeout()))) {
            thread.interrupt();
        }
    }

    private boolean fail(Job job, Problem problem, Throwable cause) {
        Ending ending = message.receives() < context.limits().maxReceives() ? Ending.RETRY : Ending.GAVE_UP;
        return settle(Optional.of(job), ending, Optional.of(problem), Optional.of(cause));
    }

    /** @return false when it was settled before */
    private boolean settle(Optional<Job> job, Ending ending, Optional<Problem> problem, Optional<Throwable> cause) {
        lock.lock();
        try {
            if (settled) {
                return false;
            }
            settled = true;
            dispose(job, ending, problem);
        } catch (RuntimeException e) {
            context.listener()
                    .trouble("A message could not be settled; it is delivered again when its lease runs out.", e);
        } finally {
            lock.unlock();
        }
        try {
            long ms = context.clock().millis() - receivedAt;
            context.listener()
                    .ended(new JobReport(
                            job, message.requestId(), message.receives(), queuedMs(), ms, ending, problem, cause));
        } finally {
            onSettled.accept(this);
        }
        return true;
    }

    private OptionalLong queuedMs() {
        return message.receives() == 1 && message.sentAtMs() > 0
                ? OptionalLong.of(Math.max(0, receivedAt - message.sentAtMs()))
                : OptionalLong.empty();
    }

    private void dispose(Optional<Job> job, Ending ending, Optional<Problem> problem) {
        switch (ending) {
            case DONE, REFUSED -> context.queue().delete(message);
            case RETRY -> context.queue().release(message, RETRY_STEP.multipliedBy(message.receives()));
            case GAVE_UP -> {
                try {
                    context.runner().giveUp(job.orElseThrow(), problem.orElseThrow());
                } finally {
                    context.queue().release(message, Duration.ZERO);
                }
            }
            case POISON, HANDED_BACK -> context.queue().release(message, Duration.ZERO);
            case LEASE_LOST -> {}
        }
    }

    /** A job took too long. */
    private static final class JobTimeout extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JobTimeout(Duration limit) {
            super("The job took longer than " + limit.toSeconds() + " s.", null, false, false);
        }
    }
}
