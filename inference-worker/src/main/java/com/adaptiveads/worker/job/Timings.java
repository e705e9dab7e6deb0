package com.adaptiveads.worker.job;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Adds up how long each step of a job takes. For one thread. */
final class Timings {
    private final Clock clock;
    private final Map<String, Long> millis = new LinkedHashMap<>();

    Timings(Clock clock) {
        this.clock = clock;
    }

    <T> T measure(String step, Supplier<T> work) {
        long start = clock.millis();
        T result = work.get();
        millis.merge(step, clock.millis() - start, Long::sum);
        return result;
    }

    /** By step, in the order of their first appearance. */
    Map<String, Long> millis() {
        return new LinkedHashMap<>(millis);
    }
}
