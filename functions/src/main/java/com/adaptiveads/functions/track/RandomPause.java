package com.adaptiveads.functions.track;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Exponential back-off with full jitter (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog 2015): up to
 * 10, 20, 40 … 200 ms.
 */
public final class RandomPause implements Tracker.Pause {
    private static final long FIRST_MS = 10;
    private static final long MOST_MS = 200;

    @Override
    public void after(int failures) {
        long most = Math.min(MOST_MS, FIRST_MS << (failures - 1));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most * 1_000_000));
    }
}
