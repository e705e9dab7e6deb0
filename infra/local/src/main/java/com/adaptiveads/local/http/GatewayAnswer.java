package com.adaptiveads.local.http;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A function's answer in payload format 2.0, as bytes for the wire. */
final class GatewayAnswer {
    private static final int MAX_COOKIES = 50;

    private final int status;
    private final Map<String, String> headers;
    private final List<String> cookies;
    private final byte[] body;

    private GatewayAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.cookies = cookies;
        this.body = body;
    }

    /** @throws com.adaptiveads.events.json.InvalidJson when a function answers something else */
    static GatewayAnswer parse(byte[] answer) {
        JsonObject json = Json.object(answer);
        String body = json.optionalString("body").orElse("");
        Map<String, String> headers = new HashMap<>();
        json.optionalObject("headers")
                .ifPresent(h -> h.fields().forEach((name, value) -> headers.put(name, String.valueOf(value))));
        return new GatewayAnswer(
                (int) json.integer("statusCode", 100, 599),
                headers,
                json.strings("cookies", MAX_COOKIES),
                json.optionalBoolean("isBase64Encoded").orElse(false)
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8));
    }

    static GatewayAnswer json(int status, byte[] body) {
        return new GatewayAnswer(
                status,
                Map.of("content-type", "application/json; charset=utf-8", "cache-control", "no-store"),
                List.of(),
                body);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        cookies.forEach(cookie -> exchange.getResponseHeaders().add("set-cookie", cookie));
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
