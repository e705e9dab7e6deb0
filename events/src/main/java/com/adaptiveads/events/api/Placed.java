package com.adaptiveads.events.api;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.JsonObject;
import java.util.Map;

/** A product or composition on the visitor's canvas: left, top and size in canvas pixels. */
public record Placed(String productId, double x, double y, double width, double height) {
    private static final double MAX = 100_000;

    public static Placed from(JsonObject json) {
        return new Placed(
                json.id("product_id"),
                json.number("x", -MAX, MAX),
                json.number("y", -MAX, MAX),
                json.number("width", 0, MAX),
                json.number("height", 0, MAX));
    }

    public Map<String, Object> toJson() {
        return new Fields()
                .with("product_id", productId)
                .with("x", x)
                .with("y", y)
                .with("width", width)
                .with("height", height)
                .map();
    }
}
