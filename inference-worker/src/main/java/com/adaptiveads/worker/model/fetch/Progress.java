package com.adaptiveads.worker.model.fetch;

/** Hears how far the fetching of a model is. Called from many threads. */
public interface Progress {
    /** @param bytes of all files that are to be fetched */
    void begin(String model, long bytes);

    /** So many bytes more are here. */
    void advance(long bytes);

    void end();
}
