package com.adaptiveads.events.metric;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.trace.Correlation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Metrics as lines of the log, from which CloudWatch Logs takes them (AWS, "Specification: Embedded metric format"): no call, no
 * client, no thread.
 */
public final class Emf {
    /** Tells nobody. */
    public static final Emf NONE = new Emf(Optional.empty(), Clock.systemUTC(), line -> {});

    private final Optional<String> namespace;
    private final Clock clock;
    private final Consumer<String> lines;

    /**
     * @param namespace in CloudWatch; without one nothing is written
     * @param lines takes one line at a time, from any thread
     */
    public Emf(Optional<String> namespace, Clock clock, Consumer<String> lines) {
        this.namespace = namespace;
        this.clock = clock;
        this.lines = lines;
    }

    public void put(Metric metric, double value, String... dimensions) {
        put(Map.of(metric, value), dimensions);
    }

    /**
     * Metrics of the same dimensions in one line, with the request they are of.
     *
     * @param dimensions the values, in the metrics' own order
     */
    public void put(Map<Metric, ? extends Number> values, String... dimensions) {
        if (namespace.isEmpty()) {
            return;
        }
        List<String> names = values.keySet().iterator().next().dimensions();
        if (names.size() != dimensions.length
                || values.keySet().stream().anyMatch(m -> !m.dimensions().equals(names))) {
            throw new IllegalArgumentException("metrics of a line have the same dimensions, and a value for each");
        }
        Fields line = new Fields().with("_aws", directive(namespace.get(), values.keySet(), names));
        for (int i = 0; i < dimensions.length; i++) {
            line.with(names.get(i), dimensions[i]);
        }
        values.forEach((metric, value) -> line.with(metric.label(), value));
        lines.accept(
                Json.string(line.with(Correlation.NAME, Correlation.requestId()).map()));
    }

    private Map<String, Object> directive(String in, Iterable<Metric> metrics, List<String> dimensions) {
        List<Map<String, String>> definitions = new ArrayList<>();
        metrics.forEach(metric -> definitions.add(Map.of("Name", metric.label(), "Unit", metric.unit())));
        return Map.of(
                "Timestamp",
                clock.millis(),
                "CloudWatchMetrics",
                List.of(Map.of("Namespace", in, "Dimensions", List.of(dimensions), "Metrics", definitions)));
    }
}
