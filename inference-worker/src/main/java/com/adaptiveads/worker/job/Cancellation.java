package com.adaptiveads.worker.job;

import java.util.concurrent.CancellationException;

/** Stops a job whose thread was interrupted: it took too long, the worker stops, or another worker has it. */
final class Cancellation {
    private Cancellation() {}

    /** @throws CancellationException when the thread was interrupted; it stays so */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The job was stopped.");
        }
    }
}
