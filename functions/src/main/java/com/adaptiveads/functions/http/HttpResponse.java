package com.adaptiveads.functions.http;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of text or nothing; pictures are answered by redirection.
 *
 * @param headers names in lower case
 */
public record HttpResponse(int status, Map<String, String> headers, String body) {
    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    /** JSON is about the moment it was asked for, so nothing on the way may keep it. */
    public static HttpResponse json(int status, Map<String, ?> body) {
        return new HttpResponse(
                status,
                Map.of("content-type", "application/json; charset=utf-8", "cache-control", "no-store"),
                Json.string(body));
    }

    public static HttpResponse noContent() {
        return new HttpResponse(204, Map.of("cache-control", "no-store"), "");
    }

    /** @param cacheSeconds how long browsers may keep the redirection; less than what it points to stays valid */
    public static HttpResponse redirect(String url, long cacheSeconds) {
        return new HttpResponse(302, Map.of("location", url, "cache-control", "private, max-age=" + cacheSeconds), "");
    }

    public HttpResponse with(String name, String value) {
        return with(Map.of(name, value));
    }

    HttpResponse with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpResponse(status, all, body);
    }

    /** As payload format 2.0 wants it. */
    Map<String, Object> toEvent() {
        return new Fields()
                .with("statusCode", status)
                .with("headers", headers)
                .with("body", body)
                .with("isBase64Encoded", false)
                .map();
    }
}
