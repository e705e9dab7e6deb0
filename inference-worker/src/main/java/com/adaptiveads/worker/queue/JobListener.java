package com.adaptiveads.worker.queue;

/** Hears what the consumer does. Called from many threads. */
public interface JobListener {
    void ended(JobReport report);

    /** Something that did not work but harms no job, such as a receive or a heartbeat that will be tried again. */
    void trouble(String sentence, Throwable cause);
}
