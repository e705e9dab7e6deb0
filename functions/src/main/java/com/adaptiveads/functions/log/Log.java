package com.adaptiveads.functions.log;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.trace.Correlation;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * Structured log: {@code {"timestamp", "level", "message", "request_id", …}}. Fields are ids, counts and durations; never bodies,
 * phrases or anything about a person.
 */
public final class Log {
    private static final int FRAMES = 24;

    private final PrintStream out;

    public Log(PrintStream out) {
        this.out = out;
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
