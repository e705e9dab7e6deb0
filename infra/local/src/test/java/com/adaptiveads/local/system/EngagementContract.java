package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.local.system.Api.Answer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From interactions to compositions where the visitor looked. */
interface EngagementContract {
    SystemUnderTest system();

    private Api api() {
        return system().api();
    }

    @Test
    default void anEngagedVisitorGetsThreeCompositionsOnceAtTheHotspot() {
        JsonObject product = api().ready(Photos.mug(40), "engaging mug");
        Visitor visitor = new Visitor(api());
        visitor.engage(product.string("id"), 800, 420);

        List<JsonObject> compositions = visitor.compositions(3);

        assertEquals(3, compositions.size());
        Set<String> ids = new HashSet<>();
        for (JsonObject composition : compositions) {
            ids.add(composition.string("id"));
            assertEquals(product.string("id"), composition.string("product_id"));
            assertEquals("studio+palette+procedural", composition.string("engine"));
            assertFalse(composition.string("base64").isEmpty());
            JsonObject hotspot = composition.object("hotspot");
            assertEquals(0.8, hotspot.number("u", 0, 1), 0.05);
            assertEquals(0.7, hotspot.number("v", 0, 1), 0.05);
            Answer image = api().get(composition.string("url"));
            assertTrue(image.status() == 200 || image.status() == 302);
        }
        assertEquals(3, ids.size());
        assertEquals("continue", visitor.analyze().string("action"), "delivered once");
        Answer replay =
                api().post("/api/analyze?since=0", Map.of("session_id", visitor.session(), "layout", List.of()));
        assertEquals(3, replay.json().objects("compositions", 10).size(), "since replays");
        assertEquals(
                3,
                api().get("/api/products/" + product.string("id") + "/compositions?base64=false")
                        .json()
                        .objects("compositions", 10)
                        .size());
    }

    @Test
    default void aVisitorWhoOnlyPassesByGetsNothing() {
        JsonObject product = api().ready(Photos.mug(41), "passed by");
        Visitor visitor = new Visitor(api());
        long now = System.currentTimeMillis();
        visitor.track(List.of(Visitor.event("hover", product.string("id"), 10, 10, 2000, now)));
        JsonObject answer = visitor.analyze();
        assertEquals("continue", answer.string("action"));
        assertEquals("idle", answer.object("generation").string("status"));
    }

    @Test
    default void aRepeatedBatchCountsOnce() {
        Visitor visitor = new Visitor(api());
        Map<String, Object> body = Map.of(
                "session_id", visitor.session(),
                "batch_id", UUID.randomUUID().toString(),
                "events", List.of(Visitor.event("click", "p1", 5, 6, 0, System.currentTimeMillis())));
        assertEquals(1, api().post("/api/track", body).json().integer("accepted", 0, 9));
        JsonObject again = api().post("/api/track", body).json();
        assertEquals(0, again.integer("accepted", 0, 9));
        assertEquals(1, again.integer("duplicates", 0, 9));
        assertEquals(1, heatmap(visitor).size());
    }

    @Test
    default void heatHasAPlaceOnlyWhereTheClientGaveOne() {
        Visitor visitor = new Visitor(api());
        long now = System.currentTimeMillis();
        visitor.track(List.of(
                Visitor.event("click", "p1", 300, 150, 0, now),
                Visitor.event("hover", "p1", 310, 160, 500, now - 10),
                Map.of("type", "hover", "data", Map.of("product_id", "p1", "duration", 900, "timestamp", now - 20))));
        List<JsonObject> heat = heatmap(visitor);
        assertEquals(2, heat.size());
        assertEquals(
                Set.of(1.0, 0.5),
                new HashSet<>(
                        heat.stream().map(p -> p.number("intensity", 0, 1)).toList()));
    }

    @Test
    default void theHeatmapOfAnUnknownSessionIsEmpty() {
        assertEquals(0, heatmap(new Visitor(api())).size());
    }

    @Test
    default void aSessionTellsWhatItDid() {
        JsonObject product = api().ready(Photos.mug(42), "watched");
        Visitor visitor = new Visitor(api());
        visitor.engage(product.string("id"), 500, 300);
        Answer answer = api().get("/api/sessions/" + visitor.session());
        assertEquals(200, answer.status(), answer.text());
        assertEquals(404, api().get("/api/sessions/nobody").status());
    }

    @Test
    default void aClickOnEmptySpaceAsksForVariationsAndTheNextWaits() {
        JsonObject product = api().ready(Photos.mug(43), "varied");
        Visitor visitor = new Visitor(api());
        visitor.track(List.of(Visitor.event("click", product.string("id"), 5, 6, 0, System.currentTimeMillis())));
        Map<String, Object> body =
                Map.of("session_id", visitor.session(), "product_id", product.string("id"), "x", 200, "y", 150);
        Answer first = api().post("/api/variations", body);
        assertEquals(202, first.status(), first.text());
        assertFalse(first.json().string("job_id").isEmpty());
        Answer second = api().post("/api/variations", body);
        assertEquals(429, second.status());
        assertTrue(second.header("retry-after").isPresent());
        assertEquals(3, visitor.compositions(3).size());
    }

    @Test
    default void aVisitorWhoNamesNoProductGetsVariationsOfOneHeLookedAt() {
        JsonObject product = api().ready(Photos.mug(46), "varied without a name");
        Visitor visitor = new Visitor(api());
        visitor.engage(product.string("id"), 300, 200);
        Answer claimed = api().post("/api/variations", Map.of("session_id", visitor.session()));
        assertEquals(202, claimed.status(), claimed.text());
        assertEquals(product.string("id"), visitor.compositions(3).getFirst().string("product_id"));
        Answer nobody = api().post("/api/variations", Map.of("session_id", new Visitor(api()).session()));
        assertEquals(202, nobody.status(), nobody.text());
    }

    @Test
    default void aDeletedProductTakesItsCompositionsWithIt() {
        JsonObject product = api().ready(Photos.mug(47), "deleted with its ads");
        String path = "/api/products/" + product.string("id");
        Visitor visitor = new Visitor(api());
        visitor.engage(product.string("id"), 300, 200);
        String image = visitor.compositions(3).getFirst().string("url");
        List<JsonObject> listed =
                api().get(path + "/compositions?engagement=true").json().objects("compositions", 10);
        assertEquals(3, listed.size());
        assertTrue(listed.getFirst().has("base64") && listed.getFirst().has("engagement"));
        assertTrue(api().get("/api/products?engagement=true&limit=1")
                .json()
                .objects("products", 1)
                .getFirst()
                .has("engagement"));

        assertEquals(204, api().delete(path).status());
        assertEquals(List.of(), api().get(path + "/compositions").json().objects("compositions", 10));
        assertEquals(404, api().get(image).status());
    }

    @Test
    default void totalsCountWhatHappened() {
        JsonObject product = api().ready(Photos.mug(44), "counted");
        Visitor visitor = new Visitor(api());
        long before = api().get("/api/stats").json().integer("total_clicks", 0, Long.MAX_VALUE);
        visitor.engage(product.string("id"), 500, 300);
        JsonObject stats = Api.until(
                () -> api().get("/api/stats").json(), s -> s.integer("total_clicks", 0, Long.MAX_VALUE) > before);
        assertTrue(stats.integer("total_sessions", 0, Long.MAX_VALUE) > 0);
        assertTrue(stats.integer("total_hovers", 0, Long.MAX_VALUE) > 0);
        assertTrue(stats.integer("total_products", 0, Long.MAX_VALUE) > 0);
    }

    @Test
    default void theFunnelOfAProductAndTheHourTellWhatVisitorsSawHoveredAndClicked() {
        JsonObject product = api().ready(Photos.mug(45), "seen and clicked");
        String id = product.string("id");
        Visitor visitor = new Visitor(api());
        long now = System.currentTimeMillis();
        visitor.track(List.of(
                Visitor.event("impression", id, 10, 10, 0, now - 30),
                Visitor.event("impression", id, 10, 10, 0, now - 20),
                Visitor.event("hover", id, 10, 10, 400, now - 10),
                Visitor.event("click", id, 10, 10, 0, now)));

        JsonObject engagement = Api.until(
                () -> api().get("/api/products/" + id + "?base64=false&engagement=true")
                        .json()
                        .object("engagement"),
                e -> e.integer("clicks", 0, 9) == 1);

        assertEquals(2, engagement.integer("impressions", 0, 9));
        assertEquals(1, engagement.integer("hovers", 0, 9));
        assertEquals(400, engagement.integer("hover_ms", 0, 999));
        JsonObject series = Api.until(
                () -> api().get("/api/stats?bucket=hour").json().object("series"),
                s -> sum(s, "impressions") >= 2 && sum(s, "clicks") >= 1 && sum(s, "products") >= 1);
        assertTrue(series.objects("points", 100).size() >= 24);
        JsonObject worker = Api.until(
                () -> api().get("/api/stats").json().object("worker"), w -> w.has("segment_ms")); // the next heartbeat
        assertEquals("studio", worker.string("segmenter"));
        assertTrue(worker.integer("segment_ms", 0, Long.MAX_VALUE) > 0);
    }

    private static long sum(JsonObject series, String counter) {
        return series.objects("points", 100).stream()
                .mapToLong(p -> p.integer(counter, 0, Long.MAX_VALUE))
                .sum();
    }

    @Test
    default void heatIsToldByKindAndTime() {
        Visitor visitor = new Visitor(api());
        long now = System.currentTimeMillis();
        visitor.track(List.of(Visitor.event("click", "p1", 100, 10, 0, now - 60_000)));
        visitor.track(List.of(
                Visitor.event("click", "p1", 200, 10, 0, now - 2_000),
                Visitor.event("hover", "p1", 300, 10, 500, now - 1_000)));

        assertEquals(List.of(200.0, 100.0), columns(visitor, Map.of("type", "click")));
        assertEquals(List.of(300.0), columns(visitor, Map.of("type", "hover")));
        assertEquals(List.of(200.0, 300.0), columns(visitor, Map.of("from", now - 5_000)));
        assertEquals(List.of(100.0), columns(visitor, Map.of("to", now - 5_000)));
        assertEquals(now - 60_000, heatmap(visitor).getLast().integer("t", 0, Long.MAX_VALUE));
    }

    private List<Double> columns(Visitor visitor, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("session_id", visitor.session());
        return api().post("/api/heatmap", body).json().objects("heatmap", 10).stream()
                .map(mark -> mark.number("x", 0, 1000))
                .toList();
    }

    @Test
    default void aProductIsFoundByItsName() {
        String id = api().ready(Photos.mug(46), "Séarchable mug").string("id");

        JsonObject found = Api.until(
                () -> api().get("/api/products?base64=false&q=MUG+searchable").json(),
                page -> !page.objects("products", 10).isEmpty());

        assertEquals(id, found.objects("products", 10).getFirst().string("id"));
        assertEquals(
                0,
                api().get("/api/products?base64=false&q=submarine")
                        .json()
                        .objects("products", 10)
                        .size());
    }

    private List<JsonObject> heatmap(Visitor visitor) {
        Answer answer = api().post("/api/heatmap", Map.of("session_id", visitor.session()));
        assertEquals(200, answer.status(), answer.text());
        return answer.json().objects("heatmap", 1000);
    }
}
