package com.adaptiveads.events.api;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.JsonObject;
import java.util.Map;

/**
 * Where people look: a place in fractions of the creative or canvas, 0..1 from left and top.
 *
 * @param confidence 0 (nothing is known; the place is the centre) to 1
 */
public record Hotspot(double u, double v, double confidence) {
    public static final Hotspot UNKNOWN = new Hotspot(0.5, 0.5, 0);

    public Hotspot {
        if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1 && confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a hotspot's u, v and confidence are between 0 and 1");
        }
    }

    public Map<String, Object> toJson() {
        return new Fields()
                .with("u", u)
                .with("v", v)
                .with("confidence", confidence)
                .map();
    }

    public static Hotspot from(JsonObject json) {
        return new Hotspot(json.number("u", 0, 1), json.number("v", 0, 1), json.number("confidence", 0, 1));
    }
}
