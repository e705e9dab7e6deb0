package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.local.system.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calls of the original system's page, as it makes them. */
interface OriginalClientContract {
    SystemUnderTest system();

    private Api api() {
        return system().api();
    }

    @Test
    default void theOriginalClientWorksUnchanged() {
        // GET / and POST /api/upload
        JsonObject status = api().get("/").json();
        assertTrue(status.has("status") && status.has("sam3_loaded") && status.has("clip_loaded"));
        assertTrue(status.has("sd15_loaded"));
        assertFalse(status.strings("endpoints", 100).isEmpty());

        Answer upload = Api.until(
                () -> api().send(api().uploading("/api/upload", "shoe.jpg", Photos.mug(50), "red sneaker")),
                a -> a.status() != 202);
        assertEquals(200, upload.status(), upload.text());
        JsonObject product = upload.json().object("product");
        String id = upload.json().string("product_id");
        assertEquals(id, product.string("id"));
        JsonObject cropped = product.object("views").object("cropped");
        assertEquals("/api/image/" + id + "_cropped.png", cropped.string("url"));
        assertTrue(Base64.getDecoder().decode(cropped.string("base64")).length > 100);
        Answer image = api().get(cropped.string("url"));
        assertTrue(image.status() == 200 || image.status() == 302);

        // GET /api/products
        List<JsonObject> products = api().get("/api/products").json().objects("products", 100);
        assertTrue(products.stream().anyMatch(p -> p.string("id").equals(id)));

        // POST /api/track: one interaction a call, hovers without a position
        String session = "session_" + System.currentTimeMillis() + "_ab12cd3";
        long now = System.currentTimeMillis();
        for (int i = 0; i < 12; i++) {
            track(session, "hover", "\"product_id\":\"" + id + "\",\"duration\":5000", now - i * 5000L);
            track(session, "hover_canvas", "\"duration\":5000", now - i * 5000L);
        }
        track(session, "click", "\"x\":700,\"y\":400,\"product_id\":\"" + id + "\"", now);
        // a composition the page has named itself
        track(session, "click", "\"x\":710,\"y\":410,\"product_id\":\"comp_1700000000000_0\"", now);

        // POST /api/analyze every two seconds with an empty layout
        String poll = "{\"session_id\":\"" + session + "\",\"layout\":[]}";
        List<JsonObject> compositions = new ArrayList<>();
        Api.until(() -> post("/api/analyze", poll).json(), answer -> {
            if (answer.string("action").equals("new_compositions")) {
                assertFalse(answer.strings("reasoning", 100).isEmpty());
            }
            return compositions.addAll(answer.objects("compositions", 10)) && compositions.size() == 3;
        });
        JsonObject composition = compositions.getFirst();
        assertTrue(composition.string("url").startsWith("/api/image/compositions/"));
        assertTrue(Base64.getDecoder().decode(composition.string("base64")).length > 1000);
        assertFalse(composition.string("prompt").isEmpty());
        assertEquals(id, composition.string("product_id"), "a composition's click counts for no unknown product");
        assertEquals("continue", post("/api/analyze", poll).json().string("action"));

        // POST /api/heatmap and GET /api/stats
        assertEquals(
                2,
                post("/api/heatmap", "{\"session_id\":\"" + session + "\"}")
                        .json()
                        .objects("heatmap", 100)
                        .size());
        JsonObject stats = api().get("/api/stats").json();
        for (String name :
                List.of("total_sessions", "total_clicks", "total_hovers", "total_active_ms", "total_products")) {
            assertTrue(stats.has(name), name);
        }
    }

    private void track(String session, String type, String data, long timestamp) {
        Answer answer = post(
                "/api/track",
                "{\"session_id\":\"" + session + "\",\"type\":\"" + type + "\",\"data\":{" + data + ",\"timestamp\":"
                        + timestamp + "}}");
        assertEquals(200, answer.status(), answer.text());
        assertEquals("tracked", answer.json().string("status"));
    }

    private Answer post(String path, String json) {
        return api().post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }
}
