package com.adaptiveads.worker.job;

/** Hears how long each step of a job took. Called from many threads. */
@FunctionalInterface
public interface StepTimes {
    /** @param engine that did it, such as {@code sd15} */
    void took(String step, String engine, long ms);
}
