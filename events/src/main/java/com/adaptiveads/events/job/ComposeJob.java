package com.adaptiveads.events.job;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Paint backgrounds for a product and compose it onto each.
 *
 * @param sessionId the visitor it is for; absent for the drop folder
 * @param count backgrounds per format
 * @param hotspot where the product should sit
 * @param canvas the visitor's canvas, for the record
 * @param drop where it came from, when {@code reason} is {@code DROP}
 * @param seed of everything random; the same job paints the same pictures
 */
public record ComposeJob(
        String jobId,
        long createdAtMs,
        Optional<String> sessionId,
        String productId,
        int count,
        List<Format> formats,
        Hotspot hotspot,
        Canvas canvas,
        Reason reason,
        Optional<String> drop,
        long seed)
        implements Job {
    static final String TYPE = "compose";

    /** What asked for it. */
    public enum Reason {
        ENGAGED,
        VARIATION,
        DROP;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason of(String wire) {
            return Arrays.stream(values())
                    .filter(r -> r.wire().equals(wire))
                    .findFirst()
                    .orElseThrow(() -> InvalidJson.field("reason", "engaged, variation or drop"));
        }
    }

    public ComposeJob {
        formats = List.copyOf(formats);
        if ((reason == Reason.DROP) != drop.isPresent() || (reason == Reason.DROP) == sessionId.isPresent()) {
            throw InvalidJson.field("session_id and drop", "given one for the other: a session, or a dropped photo");
        }
    }

    @Override
    public Map<String, Object> toJson() {
        return header(TYPE)
                .with("session_id", sessionId)
                .with("product_id", productId)
                .with("count", count)
                .with("formats", formats.stream().map(Format::toString).toList())
                .with("hotspot", hotspot.toJson())
                .with("canvas", canvas.toJson())
                .with("reason", reason.wire())
                .with("drop", drop)
                .with("seed", seed)
                .map();
    }

    static ComposeJob from(JsonObject json) {
        return new ComposeJob(
                json.id("job_id"),
                json.integer("created_at", 0, Long.MAX_VALUE),
                json.optionalId("session_id"),
                json.id("product_id"),
                DropOrder.countOf(json),
                DropOrder.formatsOf(json),
                Hotspot.from(json.object("hotspot")),
                Canvas.of(json),
                Reason.of(json.string("reason")),
                json.optionalString("drop"),
                json.integer("seed", 0, 1L << 52));
    }
}
