package com.adaptiveads.worker.queue;

import com.adaptiveads.worker.job.JobRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Receives messages for as many jobs as there are free slots and runs each as a {@link Delivery}. Waiting is done on
 * virtual threads; jobs compute on platform threads of their own, so that pixels never keep a heartbeat waiting for a
 * carrier thread.
 */
public final class Consumer implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final JobQueue queue;
    private final Limits limits;
    private final Timer timer;
    private final JobListener listener;
    private final Delivery.Context context;

    /** INVARIANT: a permit is held for every delivery in {@link #running}, and by the receiver while it waits. */
    private final Semaphore slots;

    private final Set<Delivery> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private @Nullable Thread receiver;

    public Consumer(JobQueue queue, JobRunner runner, Limits limits, Timer timer, Clock clock, JobListener listener) {
        this.queue = queue;
        this.limits = limits;
        this.timer = timer;
        this.listener = listener;
        this.context = new Delivery.Context(queue, runner, limits, timer, clock, listener);
        this.slots = new Semaphore(limits.slots());
    }

    /** Begins to receive; to be called once. */
    public synchronized void start() {
        receiver = Thread.ofVirtual().name("receiver").start(this::receiveUntilStopped);
    }

    /**
     * Stops receiving at once, lets running jobs finish within the drain time, hands the rest back. Returns when every
     * message is settled. A message that was just on its way to us is delivered again when its lease runs out.
     */
    @Override
    public synchronized void close() {
        stopping = true;
        if (receiver != null) {
            receiver.interrupt();
            joined(receiver);
        }
        Timer.Task deadline = timer.after(limits.drain(), () -> running.forEach(Delivery::handBack));
        slots.acquireUninterruptibly(limits.slots());
        slots.release(limits.slots());
        deadline.cancel();
    }

    private void receiveUntilStopped() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!stopping) {
                pause = receive() ? FIRST_PAUSE : paused(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt(); // only close() interrupts: this thread ends
        }
    }

    /** @return false when the queue could not be reached */
    private boolean receive() throws InterruptedException {
        slots.acquire();
        int free = 1 + slots.drainPermits();
        List<Message> messages = List.of();
        try {
            messages = queue.receive(free, limits.lease());
            return true;
        } catch (RuntimeException e) {
            if (!stopping) {
                listener.trouble("The queue could not be read; it is tried again.", e);
            }
            return false;
        } finally {
            slots.release(free - messages.size());
            messages.forEach(this::begin);
        }
    }

    private void begin(Message message) {
        Delivery delivery = new Delivery(message, context, this::ended);
        running.add(delivery);
        listener.began();
        delivery.start();
        if (stopping) {
            delivery.handBack();
        }
    }

    private void ended(Delivery delivery) {
        running.remove(delivery);
        slots.release();
    }

    /** @return how long to pause next time */
    private Duration paused(Duration pause) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        timer.after(pause, over::countDown);
        over.await();
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private static void joined(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
