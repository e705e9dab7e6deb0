package com.adaptiveads.events.api;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.JsonObject;
import java.util.Map;

/**
 * One finished ad.
 *
 * @param id {@code {productId}-{jobId}-{n}}, see {@code store.CompositionId}
 * @param owner the session or the campaign it was made for
 * @param n 0-based, within its job
 * @param createdAtMs server clock; the same for all compositions of a job, whoever stores them and however often
 * @param engine what ran, such as {@code studio+palette+procedural}
 * @param placement one sentence: why the product sits where it sits
 */
public record Composition(
        String id,
        String owner,
        String productId,
        String jobId,
        int n,
        long createdAtMs,
        String prompt,
        String engine,
        Hotspot hotspot,
        int width,
        int height,
        String placement) {

    /** The stored form; the API's form is made from it by the functions. */
    public Map<String, Object> toJson() {
        return new Fields()
                .with("id", id)
                .with("owner", owner)
                .with("product_id", productId)
                .with("job_id", jobId)
                .with("n", n)
                .with("created_at", createdAtMs)
                .with("prompt", prompt)
                .with("engine", engine)
                .with("hotspot", hotspot.toJson())
                .with("width", width)
                .with("height", height)
                .with("placement", placement)
                .map();
    }

    public static Composition from(JsonObject json) {
        return new Composition(
                json.id("id"),
                json.string("owner"),
                json.id("product_id"),
                json.id("job_id"),
                (int) json.integer("n", 0, 1000),
                json.integer("created_at", 0, Long.MAX_VALUE),
                json.string("prompt"),
                json.string("engine"),
                Hotspot.from(json.object("hotspot")),
                (int) json.integer("width", 1, 1 << 20),
                (int) json.integer("height", 1, 1 << 20),
                json.string("placement"));
    }
}
