package com.adaptiveads.worker.queue;

import java.time.Duration;

/** Runs things later. Nothing it runs may keep others from running in time. */
public interface Timer {
    /** Runs it once. */
    Task after(Duration delay, Runnable action);

    /** Runs it again and again, first after one period, until cancelled. */
    Task every(Duration period, Runnable action);

    /** What was asked for; cancelling it twice, or after it ran, does nothing. */
    interface Task {
        void cancel();
    }
}
