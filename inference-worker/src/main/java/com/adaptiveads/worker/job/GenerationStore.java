package com.adaptiveads.worker.job;

/**
 * How far a session's generation is. Each call is of no effect when the session's generation is another job's by now, or
 * gone; a generation that is done stays done.
 */
public interface GenerationStore {
    /** @param share done, 0..1 */
    void running(String sessionId, String jobId, double share);

    void done(String sessionId, String jobId);

    /** @param sentence for the visitor's client */
    void failed(String sessionId, String jobId, String sentence);
}
