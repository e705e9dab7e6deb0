package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One finished ad as the manifest keeps it.
 *
 * @param seed of its background
 * @param bytes of its file
 * @param spot where the product is
 * @param integrity how far the product's pixels are from the photo's
 */
record Ad(Composition composition, long seed, int bytes, Spot spot, Integrity integrity) {
    private static final double FAR = 1e6;

    /**
     * The product's rectangle in pixels of the ad.
     *
     * @param scale pixels of the ad per pixel of the photo
     */
    record Spot(int x, int y, int width, int height, double scale) {
        Map<String, Object> toJson() {
            return new Fields()
                    .with("x", x)
                    .with("y", y)
                    .with("width", width)
                    .with("height", height)
                    .with("scale", scale)
                    .map();
        }

        static Spot from(JsonObject json) {
            return new Spot(
                    (int) json.number("x", -FAR, FAR),
                    (int) json.number("y", -FAR, FAR),
                    (int) json.number("width", 1, FAR),
                    (int) json.number("height", 1, FAR),
                    json.number("scale", 0, FAR));
        }
    }

    /** Distance in OKLab over every visible pixel of the product; 0.02 is just noticeable. */
    record Integrity(double maxDeltaE, double meanDeltaE) {
        Map<String, Object> toJson() {
            return new Fields()
                    .with("max_delta_e", maxDeltaE)
                    .with("mean_delta_e", meanDeltaE)
                    .map();
        }

        static Integrity from(JsonObject json) {
            return new Integrity(json.number("max_delta_e", 0, FAR), json.number("mean_delta_e", 0, FAR));
        }
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>(composition.toJson());
        json.put("seed", seed);
        json.put("bytes", bytes);
        json.put("product", spot.toJson());
        json.put("integrity", integrity.toJson());
        return json;
    }

    static Ad from(JsonObject json) {
        return new Ad(
                Composition.from(json),
                json.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                (int) json.integer("bytes", 0, Integer.MAX_VALUE),
                Spot.from(json.object("product")),
                Integrity.from(json.object("integrity")));
    }
}
