package com.adaptiveads.worker.queue;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's clock. Every action runs on a virtual thread of its own, so that one that waits delays no other. */
public final class SystemTimer implements Timer, AutoCloseable {
    private final ScheduledThreadPoolExecutor ticks = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("timer").factory());

    public SystemTimer() {
        ticks.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Task after(Duration delay, Runnable action) {
        return task(ticks.schedule(() -> start(action), delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public Task every(Duration period, Runnable action) {
        long millis = period.toMillis();
        return task(ticks.scheduleAtFixedRate(() -> start(action), millis, millis, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }

    private static void start(Runnable action) {
        Thread.ofVirtual().name("timed").start(action);
    }

    private static Task task(Future<?> future) {
        return () -> future.cancel(false);
    }
}
