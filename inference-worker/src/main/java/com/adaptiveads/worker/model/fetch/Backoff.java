package com.adaptiveads.worker.model.fetch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Twice as long each time, up to half a minute, a random part of it so that ranges do not all come back at once. */
public final class Backoff implements Pause {
    private static final long FIRST_MS = 500;
    private static final long LONGEST_MS = 30_000;
    private static final int MOST_DOUBLINGS = 10;

    @Override
    public void after(int failures) throws InterruptedException {
        long most = Math.min(LONGEST_MS, FIRST_MS << Math.min(MOST_DOUBLINGS, failures - 1));
        Thread.sleep(Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1)));
    }
}
