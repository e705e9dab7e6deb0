package com.adaptiveads.worker.model.fetch;

/** Waits before something is tried again. */
public interface Pause {
    /**
     * Returns when it is time.
     *
     * @param failures so far, 1 or more
     */
    void after(int failures) throws InterruptedException;
}
