package com.adaptiveads.functions.heatmap;

import static com.adaptiveads.functions.testing.Events.SESSION;
import static com.adaptiveads.functions.testing.Events.batch;
import static com.adaptiveads.functions.testing.Events.click;
import static com.adaptiveads.functions.testing.Events.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.engagement.BatchContent;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.MemoryTotals;
import com.adaptiveads.functions.testing.Samples;
import com.adaptiveads.functions.testing.Studio;
import com.adaptiveads.functions.token.SessionAccess;
import com.adaptiveads.functions.totals.Addition;
import com.adaptiveads.functions.totals.Change;
import com.adaptiveads.functions.totals.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HeatmapHandlerTest {
    private final Studio studio = new Studio();
    private final MemoryTotals totals = new MemoryTotals();
    private final HeatmapHandler handler = new HeatmapHandler(
            Edges.edge(), new Heatmaps(studio.table.sessions(), totals, studio.clock), SessionAccess.OPEN);

    @Test
    void anUnknownSessionHasNoHeat() {
        JsonObject map = ask(new Fields().with("session_id", "nobody"));

        assertEquals(List.of(), map.objects("heatmap", 10));
        assertEquals(0, map.object("hotspot").number("confidence", 0, 1));
        assertFalse(map.has("centroid"));
    }

    @Test
    void clicksWeighOneAndHoversTheirSecondsUpToOne() {
        long now = studio.clock.millis();
        studio.track(batch(
                "b1",
                click(100, 200, now),
                event("hover", new Fields().with("x", 300).with("y", 400).with("duration", 250)),
                event("hover", new Fields().with("x", 500).with("y", 500).with("duration", 9_000))));

        List<JsonObject> points = ask(new Fields().with("session_id", SESSION)).objects("heatmap", 10);

        assertEquals(
                List.of("click 100.0 200.0 1.0", "hover 300.0 400.0 0.25", "hover 500.0 500.0 1.0"),
                points.stream()
                        .map(p -> p.string("type") + " " + p.number("x", 0, 1e6) + " " + p.number("y", 0, 1e6) + " "
                                + p.number("intensity", 0, 1))
                        .toList());
    }

    @Test
    void hoversWithoutPositionAreNoHeatAndDragNothingToTheCorner() {
        long now = studio.clock.millis();
        for (int i = 0; i < 10; i++) {
            studio.track(batch("c" + i, click(800, 420, now + i)));
            studio.track(batch(
                    "h" + i, event("hover", new Fields().with("duration", 3_000).with("timestamp", now + i))));
        }

        JsonObject map = ask(new Fields().with("session_id", SESSION));

        assertEquals(10, map.objects("heatmap", 100).size());
        assertEquals(800, map.object("centroid").number("x", 0, 1000), 0.01);
        assertEquals(800, map.object("hotspot").number("x", 0, 1000), 1);
        assertEquals(420, map.object("hotspot").number("y", 0, 1000), 1);
    }

    @Test
    void theHotspotIsOnTheVisitorsOwnCanvas() {
        for (int i = 0; i < 10; i++) {
            studio.track(batch(
                    "c" + i,
                    event(
                            "click",
                            new Fields()
                                    .with("x", 1_200)
                                    .with("y", 200)
                                    .with("timestamp", studio.clock.millis() + i)
                                    .with("canvas", Map.of("width", 1_500, "height", 800)))));
        }

        JsonObject map = ask(new Fields().with("session_id", SESSION));

        assertEquals(1_200, map.object("hotspot").number("x", 0, 1_500), 1);
        assertEquals(1_500, map.object("canvas").number("width", 0, 2_000));
    }

    @Test
    void theGridHoldsAllHeatInTheCellsAskedFor() {
        studio.track(batch("b1", click(100, 100, studio.clock.millis()), click(900, 500, studio.clock.millis())));

        JsonObject grid = ask(new Fields().with("session_id", SESSION).with("grid", Map.of("columns", 4, "rows", 3)))
                .object("grid");

        double[] cells = grid.numbers("cells", 12);
        assertEquals(12, cells.length);
        assertEquals(2, Arrays.stream(cells).sum(), 0.01);
    }

    @Test
    void ofALongSessionTheNewestPointsAreRead() {
        int batches = Heatmaps.MAX_POINTS / 100 + 5;
        for (int i = 0; i < batches; i++) {
            long time = studio.clock.millis() + i;
            @SuppressWarnings({"unchecked", "rawtypes"})
            Map<String, Object>[] events = new Map[100];
            Arrays.fill(events, click(i, 10, time));
            studio.track(batch("b" + i, events));
        }

        List<JsonObject> points = ask(new Fields().with("session_id", SESSION)).objects("heatmap", 100_000);

        assertEquals(Heatmaps.MAX_POINTS, points.size());
        assertEquals(batches - 1.0, points.getFirst().number("x", 0, 1000));
        assertEquals(5.0, points.getLast().number("x", 0, 1000));
    }

    @Test
    void saysWhenThereIsMore() {
        studio.track(batch("b1", click(1, 10, studio.clock.millis())));
        assertFalse(ask(new Fields().with("session_id", SESSION)).has("truncated"));
        for (int i = 0; i < Heatmaps.MAX_POINTS / 100; i++) {
            long time = studio.clock.millis() + i + 1;
            @SuppressWarnings({"unchecked", "rawtypes"})
            Map<String, Object>[] events = new Map[100];
            Arrays.setAll(events, event -> click(event, 10, time));
            studio.track(batch("more-" + i, events));
        }

        JsonObject map = ask(new Fields().with("session_id", SESSION));

        assertTrue(map.optionalBoolean("truncated").orElse(false));
        assertEquals(Heatmaps.MAX_POINTS, map.objects("heatmap", 100_000).size());
    }

    @Test
    void everyMarkOfASessionTellsItsTimeForAReplay() {
        long now = studio.clock.millis();
        studio.track(batch("b1", click(1, 2, now - 5_000), click(3, 4, now - 1_000)));

        List<JsonObject> marks = ask(new Fields().with("session_id", SESSION)).objects("heatmap", 10);

        assertEquals(
                List.of(now - 5_000, now - 1_000),
                marks.stream().map(m -> m.integer("t", 0, Long.MAX_VALUE)).toList());
    }

    @Test
    void onlyTheAskedKindAndTime() {
        long now = studio.clock.millis();
        studio.track(batch(
                "b1",
                click(100, 10, now - 9_000),
                event(
                        "hover",
                        new Fields()
                                .with("x", 200)
                                .with("y", 10)
                                .with("duration", 900)
                                .with("timestamp", now - 8_000)),
                event("touch", new Fields().with("x", 300).with("y", 10).with("timestamp", now - 7_000))));
        studio.track(batch("b2", click(400, 10, now - 6_000)));
        Fields session = new Fields().with("session_id", SESSION);

        assertEquals(Set.of(100.0, 400.0), columns(session.with("type", "click")));
        assertEquals(Set.of(200.0, 300.0), columns(session.with("type", "hover")));
        Fields window = new Fields()
                .with("session_id", SESSION)
                .with("from", now - 8_000)
                .with("to", now - 6_000);
        assertEquals(Set.of(200.0, 300.0), columns(window));
        assertEquals(Set.of(400.0), columns(window.with("from", now - 6_500).with("to", now)));
        assertEquals(
                1,
                Arrays.stream(ask(window).object("grid").numbers("cells", 10_000))
                        .sum(),
                1e-3,
                "grid and hotspot are of the marks answered");
    }

    @Test
    void ofACreativeClicksAndHoversAreToldApartButNotTimes() {
        studio.track(batch(
                "b1",
                spot(Studio.BOTTLE, 0.25, 0.75, studio.clock.millis()),
                event(
                        "hover",
                        new Fields()
                                .with("product_id", Studio.BOTTLE)
                                .with("u", 0.9)
                                .with("v", 0.1)
                                .with("duration", 500)
                                .with("timestamp", studio.clock.millis()))));
        Change seen = new Change.Batch(
                SESSION, new BatchContent(studio.table.sessions().newestPoints(SESSION, 10), new TreeMap<>()));
        totals.add(new Addition("e1", Tally.of(new Change.Dated(seen, studio.clock.millis()))));
        Fields product = new Fields().with("product_id", Studio.BOTTLE);

        assertEquals(2, ask(product).objects("heatmap", 10).size());
        assertEquals(
                "click",
                ask(product.with("type", "click"))
                        .objects("heatmap", 1)
                        .getFirst()
                        .string("type"));
        assertEquals(
                "hover",
                ask(product.with("type", "hover"))
                        .objects("heatmap", 1)
                        .getFirst()
                        .string("type"));
        Answer timed =
                Call.of("POST", "/api/heatmap").json(product.with("from", 5)).to(handler);
        assertEquals(400, timed.status());
    }

    private Set<Double> columns(Fields body) {
        return ask(body).objects("heatmap", 10).stream()
                .map(mark -> mark.number("x", 0, 1_000))
                .collect(Collectors.toSet());
    }

    @Test
    void aCreativesHeatIsPooledOverSessionsInItsOwnBox() {
        String composition = Studio.BOTTLE + "-" + "d".repeat(24) + "-0";
        for (int visitor = 0; visitor < 40; visitor++) {
            studio.track(batch("v" + visitor, spot(composition, 0.25, 0.75, studio.clock.millis() + visitor)));
        }
        List<com.adaptiveads.functions.engagement.HeatPoint> points =
                studio.table.sessions().newestPoints(SESSION, 100);
        for (int visitor = 0; visitor < 40; visitor++) {
            Change seen = new Change.Batch("visitor-" + visitor, new BatchContent(points, new TreeMap<>()));
            totals.add(new Addition("event-" + visitor, Tally.of(new Change.Dated(seen, studio.clock.millis()))));
        }

        JsonObject ofComposition = ask(new Fields().with("composition_id", composition));
        JsonObject ofProduct = ask(new Fields().with("product_id", Studio.BOTTLE));

        assertEquals("creative", ofComposition.string("space"));
        JsonObject mark = ofComposition.objects("heatmap", 10).getFirst();
        assertEquals(1_600, mark.number("intensity", 0, 1e9));
        assertEquals(0.25, ofComposition.object("hotspot").number("x", 0, 1), 0.03);
        assertEquals(0.75, ofComposition.object("hotspot").number("y", 0, 1), 0.03);
        assertEquals(
                ofComposition.object("hotspot").number("x", 0, 1),
                ofProduct.object("hotspot").number("x", 0, 1));
        assertTrue(totals.names().size() > 8, "heat of many visitors spreads over shards: " + totals.names());
    }

    @Test
    void exactlyOneSubjectIsAsked() {
        Answer answer = Call.of("POST", "/api/heatmap").json(new Fields()).to(handler);

        assertEquals(400, answer.status());
    }

    @Test
    void theSampleEventsAreUnderstood() {
        assertEquals(200, Call.to(handler, Samples.read("http-heatmap.json")).status());
        assertEquals(
                200, Call.to(handler, Samples.read("http-heatmap-window.json")).status());
    }

    private static Map<String, Object> spot(String composition, double u, double v, long timestampMs) {
        return event(
                "click",
                new Fields()
                        .with("composition_id", composition)
                        .with("u", u)
                        .with("v", v)
                        .with("timestamp", timestampMs));
    }

    private JsonObject ask(Fields body) {
        return Call.of("POST", "/api/heatmap").json(body).to(handler).json();
    }
}
