package com.adaptiveads.events.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.trace.Correlation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmfTest {
    private final List<String> lines = new ArrayList<>();
    private final Emf emf = new Emf(
            Optional.of("AdaptiveAds/dev"),
            Clock.fixed(Instant.ofEpochMilli(1_800_000_000_000L), ZoneOffset.UTC),
            lines::add);

    /** Every member the specification requires, and values at the root under the names it refers to. */
    @Test
    void aLineIsWhatTheSpecificationAsksFor() {
        Correlation.run(Optional.of("request-1"), () -> emf.put(Metric.STEP_SECONDS, 1.25, "paint", "sd15"));

        JsonObject line = Json.object(lines.getFirst());
        JsonObject aws = line.object("_aws");
        assertEquals(1_800_000_000_000L, aws.integer("Timestamp", 0, Long.MAX_VALUE));
        JsonObject directive = aws.objects("CloudWatchMetrics", 1).getFirst();
        assertEquals("AdaptiveAds/dev", directive.string("Namespace"));
        assertEquals(List.of(List.of("Step", "Engine")), directive.fields().get("Dimensions"));
        JsonObject metric = directive.objects("Metrics", 1).getFirst();
        assertEquals("StepSeconds", metric.string("Name"));
        assertEquals("Seconds", metric.string("Unit"));
        assertEquals(1.25, line.number("StepSeconds", 0, 9));
        assertEquals("paint", line.string("Step"));
        assertEquals("sd15", line.string("Engine"));
        assertEquals("request-1", line.string("request_id"));
    }

    @Test
    void metricsWithoutDimensionsShareALine() {
        emf.put(Map.of(Metric.TRACKED_EVENTS, 20, Metric.DUPLICATE_EVENTS, 0, Metric.REJECTED_EVENTS, 1));

        JsonObject line = Json.object(lines.getFirst());
        JsonObject directive =
                line.object("_aws").objects("CloudWatchMetrics", 1).getFirst();
        assertEquals(List.of(List.of()), directive.fields().get("Dimensions"));
        assertEquals(3, directive.objects("Metrics", 9).size());
        assertEquals(20, line.integer("TrackedEvents", 0, 99));
        assertEquals(1, lines.size());
    }

    @Test
    void dimensionsAreThoseOfTheMetric() {
        assertThrows(IllegalArgumentException.class, () -> emf.put(Metric.STEP_SECONDS, 1, "paint"));
        assertThrows(
                IllegalArgumentException.class,
                () -> emf.put(Map.of(Metric.GPU_SECONDS, 1, Metric.JOB_SECONDS, 1), "compose"));
        assertEquals(List.of(), lines);
    }

    @Test
    void withoutANamespaceNothingIsWritten() {
        new Emf(Optional.empty(), Clock.systemUTC(), lines::add).put(Metric.GPU_SECONDS, 1);
        Emf.NONE.put(Metric.GPU_SECONDS, 1);

        assertEquals(List.of(), lines);
    }

    @Test
    void noTwoMetricsHaveOneName() {
        assertEquals(
                Metric.values().length,
                Arrays.stream(Metric.values()).map(Metric::label).distinct().count());
    }
}
