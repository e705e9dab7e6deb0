package com.adaptiveads.functions.http;

import java.util.Map;
import java.util.Set;

/**
 * Which web sites' scripts may call.
 *
 * @param origins such as {@code https://shop.example}; {@code *} allows every site
 */
public record Cors(Set<String> origins) {
    private static final String ANY = "*";
    private static final String PREFLIGHT_SECONDS = "600";

    public Cors {
        origins = Set.copyOf(origins);
    }

    /** For every answer; empty when the caller is no browser on another site, or on one that is not allowed. */
    Map<String, String> headers(HttpRequest request) {
        return request.header("origin")
                .filter(origin -> origins.contains(ANY) || origins.contains(origin))
                .map(origin -> Map.of(
                        "access-control-allow-origin", origins.contains(ANY) ? ANY : origin,
                        "access-control-expose-headers", "location, retry-after",
                        "vary", "origin"))
                .orElse(Map.of());
    }

    HttpResponse preflight() {
        return HttpResponse.noContent()
                .with("access-control-allow-methods", "GET, POST, DELETE, OPTIONS")
                .with("access-control-allow-headers", "authorization, content-type, prefer, x-session-token")
                .with("access-control-max-age", PREFLIGHT_SECONDS);
    }
}
