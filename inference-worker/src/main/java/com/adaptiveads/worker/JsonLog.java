package com.adaptiveads.worker;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** One JSON object a line: no bodies, no photos, no personal data. */
final class JsonLog {
    private final Clock clock;
    private final Consumer<String> sink;

    JsonLog(Clock clock, Consumer<String> sink) {
        this.clock = clock;
        this.sink = sink;
    }

    /** Begins a line; {@link #write} ends it. */
    Fields line(String level, String event) {
        return new Fields()
                .with("time", clock.instant().toString())
                .with("level", level)
                .with("event", event);
    }

    void write(Fields line, Optional<Throwable> cause) {
        cause.ifPresent(c -> line.with("cause", trace(c)));
        sink.accept(Json.string(line.map()));
    }

    private static String trace(Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
