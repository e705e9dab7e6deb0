package com.adaptiveads.functions.log;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.metric.Emf;
import com.adaptiveads.events.metric.Metric;
import com.adaptiveads.events.trace.Correlation;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Structured log: {@code {"timestamp", "level", "message", "request_id", …}}. Fields are ids, counts and durations; never bodies,
 * phrases or anything about a person.
 */
public final class Log {
    private static final int FRAMES = 24;

    private final PrintStream out;
    private final Emf metrics;

    /** Without metrics. */
    public Log(PrintStream out) {
        this(out, Optional.empty());
    }

    /** @param namespace of metrics; without one none are written */
    public Log(PrintStream out, Optional<String> namespace) {
        this.out = out;
        this.metrics = new Emf(namespace, Clock.systemUTC(), out::println);
    }

    /** Metrics of the same dimensions. */
    public void metrics(Map<Metric, ? extends Number> values, String... dimensions) {
        metrics.put(values, dimensions);
    }

    public void info(String message, Map<String, ?> fields) {
        write(entry("INFO", message, fields));
    }

    public void warn(String message, Map<String, ?> fields) {
        write(entry("WARN", message, fields));
    }

    public void error(String message, Map<String, ?> fields, Throwable cause) {
        write(entry("ERROR", message, fields)
                .with("exception", cause.toString())
                .with(
                        "stack",
                        Arrays.stream(cause.getStackTrace())
                                .limit(FRAMES)
                                .map(StackTraceElement::toString)
                                .toList()));
    }

    private static Fields entry(String level, String message, Map<String, ?> fields) {
        Fields entry = new Fields()
                .with("timestamp", Instant.now().toString())
                .with("level", level)
                .with("message", message);
        entry.with(Correlation.NAME, Correlation.requestId());
        fields.forEach(entry::with);
        return entry;
    }

    private void write(Fields entry) {
        out.println(Json.string(entry.map())); // one call, so that lines of several threads do not mix
    }
}
