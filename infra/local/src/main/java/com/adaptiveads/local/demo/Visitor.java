package com.adaptiveads.local.demo;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Someone who looks at one place of the canvas for a good minute, with a few glances elsewhere and a click now and then.
 * The minute lies behind {@code nowMs}: the client's clock is simulated, the server's is not.
 *
 * @param u where they look, fractions of the canvas
 */
record Visitor(String sessionId, String productId, Canvas canvas, double u, double v) {
    private static final int SECONDS = 60;
    private static final int EVENTS_A_BATCH = 20;
    private static final double SPREAD = 0.045;

    /** Bodies for {@code POST /api/track}, in order. */
    List<Map<String, Object>> batches(long nowMs, RandomGenerator random) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            long at = nowMs - (SECONDS - 1 - second) * 1000L;
            boolean glance = random.nextInt(8) == 0;
            double x = glance ? random.nextDouble() : near(u, random);
            double y = glance ? random.nextDouble() : near(v, random);
            events.add(event(glance ? "hover_canvas" : "hover", x, y, at, 1000, !glance));
            if (second % 9 == 4) {
                events.add(event("click", near(u, random), near(v, random), at, 0, true));
            }
        }
        List<Map<String, Object>> batches = new ArrayList<>();
        for (int from = 0; from < events.size(); from += EVENTS_A_BATCH) {
            List<Map<String, Object>> some = events.subList(from, Math.min(events.size(), from + EVENTS_A_BATCH));
            batches.add(new Fields()
                    .with("session_id", sessionId)
                    .with("batch_id", "demo-" + batches.size())
                    .with("events", some)
                    .map());
        }
        return batches;
    }

    private Map<String, Object> event(String type, double x, double y, long at, int duration, boolean onProduct) {
        return new Fields()
                .with("type", type)
                .with(
                        "data",
                        new Fields()
                                .with("x", x * canvas.width())
                                .with("y", y * canvas.height())
                                .with("canvas", canvas.toJson())
                                .with("duration", duration)
                                .with("timestamp", at)
                                .with("product_id", onProduct ? productId : null)
                                .map())
                .map();
    }

    private static double near(double centre, RandomGenerator random) {
        return Math.clamp(centre + random.nextGaussian() * SPREAD, 0, 1);
    }
}
