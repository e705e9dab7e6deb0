package com.adaptiveads.local.http;

import com.adaptiveads.events.json.Fields;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request as API Gateway's HTTP APIs describe it to a function: payload format version 2.0. */
final class GatewayEvent {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final List<String> TEXT = List.of("text/", "application/json", "application/xml");

    private GatewayEvent() {}

    /**
     * @param routeKey such as {@code POST /api/track} or {@code $default}
     * @param caller what the authorizer tells of the caller; empty when there is nothing
     * @param body as it came over the wire
     */
    static Map<String, Object> of(
            HttpExchange exchange,
            String requestId,
            String routeKey,
            Map<String, String> pathParameters,
            Map<String, Object> caller,
            byte[] body) {
        URI uri = exchange.getRequestURI();
        Map<String, String> headers = headers(exchange.getRequestHeaders());
        boolean text = isText(headers.getOrDefault("content-type", ""));
        return new Fields()
                .with("version", "2.0")
                .with("routeKey", routeKey)
                .with("rawPath", uri.getRawPath())
                .with("rawQueryString", uri.getRawQuery() == null ? "" : uri.getRawQuery())
                .with("cookies", cookies(exchange.getRequestHeaders()))
                .with("headers", headers)
                .with("queryStringParameters", query(uri.getRawQuery()))
                .with("pathParameters", pathParameters.isEmpty() ? null : pathParameters)
                .with("requestContext", context(exchange, requestId, routeKey, caller, headers))
                .with("body", body.length == 0 ? null : body(body, text))
                .with("isBase64Encoded", body.length > 0 && !text)
                .map();
    }

    private static Map<String, Object> context(
            HttpExchange exchange,
            String requestId,
            String routeKey,
            Map<String, Object> caller,
            Map<String, String> headers) {
        Instant now = Instant.now();
        return new Fields()
                .with("accountId", "000000000000")
                .with("apiId", "local")
                .with("authorizer", caller.isEmpty() ? null : caller)
                .with("domainName", headers.getOrDefault("host", "localhost"))
                .with("domainPrefix", "local")
                .with(
                        "http",
                        new Fields()
                                .with("method", exchange.getRequestMethod())
                                .with("path", exchange.getRequestURI().getRawPath())
                                .with("protocol", exchange.getProtocol())
                                .with(
                                        "sourceIp",
                                        exchange.getRemoteAddress().getAddress().getHostAddress())
                                .with("userAgent", headers.getOrDefault("user-agent", ""))
                                .map())
                .with("requestId", requestId)
                .with("routeKey", routeKey)
                .with("stage", "$default")
                .with("time", TIME.format(now.atOffset(ZoneOffset.UTC)))
                .with("timeEpoch", now.toEpochMilli())
                .map();
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> joined = new TreeMap<>();
        headers.forEach((name, values) -> {
            if (!name.equalsIgnoreCase("cookie")) {
                joined.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
            }
        });
        return joined;
    }

    private static List<String> cookies(Headers headers) {
        return headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split(";\\s*")))
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }

    private static Map<String, String> query(String rawQuery) {
        Map<String, String> parameters = new TreeMap<>();
        if (rawQuery != null) {
            for (String pair : rawQuery.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (!name.isEmpty()) {
                    parameters.merge(name, value, (first, next) -> first + "," + next);
                }
            }
        }
        return parameters;
    }

    /** Percent-decoded; what is no valid encoding stays as it is. */
    static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    private static boolean isText(String contentType) {
        return TEXT.stream().anyMatch(contentType.toLowerCase(Locale.ROOT)::startsWith);
    }

    private static String body(byte[] body, boolean text) {
        return text
                ? new String(body, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(body);
    }
}
