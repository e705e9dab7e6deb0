package com.adaptiveads.worker.telemetry;

import com.adaptiveads.events.json.Fields;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Whether the worker can work. */
public final class Health {
    private final Metrics metrics;
    private final Duration longestRun;
    private volatile State state = State.STARTING;
    private volatile Map<String, ?> facts = Map.of();

    /** What the worker does. */
    private enum State {
        STARTING,
        READY,
        /** A run on the device does not end: only a restart helps. */
        STUCK,
        STOPPING
    }

    /** @param longestRun of one graph, after which the device counts as stuck */
    public Health(Metrics metrics, Duration longestRun) {
        this.metrics = metrics;
        this.longestRun = longestRun;
    }

    /** @param told facts to be shown, such as the engines */
    public void ready(Map<String, ?> told) {
        facts = Map.copyOf(told);
        state = State.READY;
    }

    public void stopping() {
        state = State.STOPPING;
    }

    boolean isReady() {
        return now() == State.READY;
    }

    Map<String, Object> toJson() {
        Fields json = new Fields().with("status", now().name().toLowerCase(Locale.ROOT));
        facts.forEach(json::with);
        return json.map();
    }

    private State now() {
        boolean stuck = metrics.busySeconds() > longestRun.toSeconds();
        return state == State.READY && stuck ? State.STUCK : state;
    }
}
