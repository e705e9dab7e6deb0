package com.adaptiveads.events.api;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.JsonObject;
import java.util.Map;

/** Size of the visitor's canvas in CSS pixels. */
public record Canvas(double width, double height) {
    /** What the original system assumes of every canvas; used when a client does not say. */
    public static final Canvas DEFAULT = new Canvas(1000, 600);

    private static final double MAX = 100_000;

    /** The field {@code canvas} of a body, or {@link #DEFAULT}. */
    public static Canvas of(JsonObject body) {
        return body.optionalObject("canvas").map(Canvas::from).orElse(DEFAULT);
    }

    public static Canvas from(JsonObject json) {
        return new Canvas(json.number("width", 1, MAX), json.number("height", 1, MAX));
    }

    public Map<String, Object> toJson() {
        return new Fields().with("width", width).with("height", height).map();
    }
}
