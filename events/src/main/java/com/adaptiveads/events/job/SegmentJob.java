package com.adaptiveads.events.job;

import com.adaptiveads.events.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * Cut the product out of its photo.
 *
 * @param thenCompose when the photo came through the drop folder: compose right after
 */
public record SegmentJob(
        String jobId,
        long createdAtMs,
        String productId,
        String originalKey,
        String phrase,
        Optional<String> campaign,
        Optional<DropOrder> thenCompose)
        implements Job {
    static final String TYPE = "segment";

    @Override
    public Map<String, Object> toJson() {
        return header(TYPE)
                .with("product_id", productId)
                .with("original_key", originalKey)
                .with("phrase", phrase)
                .with("campaign", campaign)
                .with("then_compose", thenCompose.map(DropOrder::toJson))
                .map();
    }

    static SegmentJob from(JsonObject json) {
        return new SegmentJob(
                json.id("job_id"),
                json.integer("created_at", 0, Long.MAX_VALUE),
                json.id("product_id"),
                json.string("original_key"),
                json.string("phrase"),
                json.optionalString("campaign"),
                json.optionalObject("then_compose").map(DropOrder::from));
    }
}
