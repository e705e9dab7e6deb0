package com.adaptiveads.worker.queue;

/** Hears what the consumer does. Called from many threads. */
public interface JobListener {
    /** A message was received; {@link #ended} follows, once. */
    void began();

    void ended(JobReport report);

    /** Something that did not work but harms no job, such as a receive or a heartbeat that will be tried again. */
    void trouble(String sentence, Throwable cause);
}
