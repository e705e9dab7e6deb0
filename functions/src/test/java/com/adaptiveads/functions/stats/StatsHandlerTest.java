package com.adaptiveads.functions.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.MemoryTotals;
import com.adaptiveads.functions.testing.Samples;
import com.adaptiveads.functions.testing.TestClock;
import com.adaptiveads.functions.totals.Addition;
import com.adaptiveads.functions.totals.Change;
import com.adaptiveads.functions.totals.Increment;
import com.adaptiveads.functions.totals.Period;
import com.adaptiveads.functions.totals.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatsHandlerTest {
    private static final long HOUR = 3_600_000;

    private final MemoryTotals totals = new MemoryTotals();
    private final TestClock clock = new TestClock();
    private Optional<Heartbeat> newest = Optional.empty();
    private final StatsHandler handler = new StatsHandler(Edges.edge(), totals, () -> newest, clock);

    @Test
    void sumsWhatManyWritersAdded() {
        for (int i = 0; i < 50; i++) {
            totals.add(new Addition("p" + i, tally(new Change.Product("product-" + i, 1))));
            totals.add(new Addition("c" + i, tally(new Change.Composition("session#" + i, 1))));
            totals.add(new Addition("g" + i, tally(new Change.Generations("session-" + i, 2))));
        }

        JsonObject stats = stats();

        assertEquals(50, stats.integer("total_products", 0, 1000));
        assertEquals(50, stats.integer("total_compositions", 0, 1000));
        assertEquals(100, stats.integer("generations", 0, 1000));
        assertEquals(3 * 8, totals.names().size(), "over all time, by hour and by day");
    }

    @Test
    void anEmptySystemHasNothingOfAnything() {
        JsonObject stats = stats();

        for (String name : List.of(
                "total_sessions",
                "total_clicks",
                "total_hovers",
                "total_active_ms",
                "total_products",
                "total_compositions")) {
            assertEquals(0, stats.integer(name, 0, 1000), name);
        }
    }

    @Test
    void tellsTheWorkersEnginesAndHowLongJobsTakeWhileItIsAlive() {
        newest = Optional.of(new Heartbeat("w1", clock.millis(), "sam3", "clip", "sd15", 900, 0));

        JsonObject worker = stats().object("worker");

        assertEquals("sam3", worker.string("segmenter"));
        assertEquals("clip", worker.string("scene_reader"));
        assertEquals("sd15", worker.string("painter"));
        assertEquals(900, worker.integer("segment_ms", 0, 1000));
        assertFalse(worker.has("compose_ms"), "no such job ran yet");
        clock.advance(61_000);
        assertFalse(stats().has("worker"));
    }

    @Test
    void aSeriesHasEveryBucketOfItsRange() {
        long hour = Period.HOUR.start(clock.millis());
        totals.add(new Addition("a", Tally.of(new Change.Dated(new Change.Generations("s1", 2), hour - 1))));
        totals.add(new Addition("b", Tally.of(new Change.Dated(new Change.Generations("s2", 3), hour))));
        totals.add(new Addition("c", Tally.of(new Change.Dated(new Change.Product("p1", 1), hour + 5))));

        JsonObject series = series(Map.of("from", Long.toString(hour - 3 * HOUR), "to", Long.toString(hour + 1)));

        assertEquals("hour", series.string("bucket"));
        assertEquals(hour - 3 * HOUR, series.integer("from", 0, Long.MAX_VALUE));
        assertEquals(hour + HOUR, series.integer("to", 0, Long.MAX_VALUE));
        List<JsonObject> points = series.objects("points", 10);
        assertEquals(
                List.of(hour - 3 * HOUR, hour - 2 * HOUR, hour - HOUR, hour),
                points.stream().map(p -> p.integer("t", 0, Long.MAX_VALUE)).toList());
        assertEquals(List.of(0L, 0L, 2L, 3L), column(points, "generations"));
        assertEquals(List.of(0L, 0L, 0L, 1L), column(points, "products"));
        assertEquals(List.of(0L, 0L, 0L, 0L), column(points, "clicks"));
    }

    @Test
    void byDefaultTheLastDayByTheHourAndTheLastThirtyByTheDay() {
        clock.advance(1);
        assertEquals(25, series(Map.of("bucket", "hour")).objects("points", 100).size());
        assertEquals(31, series(Map.of("bucket", "day")).objects("points", 100).size());
        assertFalse(stats().has("series"), "only when it is asked for");
    }

    @Test
    void refusesWhatIsNoRangeOrTooMuchOfOne() {
        for (Map<String, String> query : List.of(
                Map.of("bucket", "week"),
                Map.of("from", "yesterday"),
                Map.of("from", "2", "to", "1"),
                Map.of("from", "1", "to", "1"),
                Map.of("from", "0", "to", Long.toString(745 * HOUR)),
                Map.of("bucket", "day", "from", "0"))) {
            assertEquals(400, call(query).status(), query.toString());
        }
        assertEquals(
                200, call(Map.of("from", "0", "to", Long.toString(744 * HOUR))).status());
    }

    @Test
    void theSampleEventsAreUnderstood() {
        assertEquals(200, Call.to(handler, Samples.read("http-stats.json")).status());
        assertEquals(
                12,
                Call.to(handler, Samples.read("http-stats-series.json"))
                        .json()
                        .object("series")
                        .objects("points", 100)
                        .size());
    }

    private static List<Long> column(List<JsonObject> points, String name) {
        return points.stream().map(p -> p.integer(name, 0, 1000)).toList();
    }

    private JsonObject series(Map<String, String> query) {
        return call(query).json().object("series");
    }

    private Answer call(Map<String, String> query) {
        Call call = Call.of("GET", "/api/stats");
        query.forEach(call::query);
        return call.to(handler);
    }

    private List<Increment> tally(Change change) {
        return Tally.of(new Change.Dated(change, clock.millis()));
    }

    private JsonObject stats() {
        return Call.of("GET", "/api/stats").to(handler).json();
    }
}
