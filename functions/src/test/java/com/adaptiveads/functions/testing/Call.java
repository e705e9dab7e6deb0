package com.adaptiveads.functions.testing;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call of an HTTP function, in the form API Gateway gives it. */
public final class Call {
    private final Map<String, Object> event = new LinkedHashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> query = new HashMap<>();
    private final Map<String, String> path = new HashMap<>();

    private Call(String method, String rawPath) {
        event.put("version", "2.0");
        event.put("rawPath", rawPath);
        event.put("headers", headers);
        event.put("queryStringParameters", query);
        event.put("pathParameters", path);
        event.put(
                "requestContext", Map.of("requestId", "request-1", "http", Map.of("method", method, "path", rawPath)));
    }

    public static Call of(String method, String rawPath) {
        return new Call(method, rawPath);
    }

    public Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Call query(String name, String value) {
        query.put(name, value);
        return this;
    }

    public Call path(String name, String value) {
        path.put(name, value);
        return this;
    }

    public Call json(Fields body) {
        return text(Json.string(body.map()));
    }

    public Call text(String body) {
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return this;
    }

    public Call bytes(byte[] body) {
        event.put("body", Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", true);
        return this;
    }

    public Answer to(RequestStreamHandler handler) {
        return to(handler, Json.bytes(event));
    }

    /** Hands an event on as it is, such as one of {@code events/samples}. */
    public static Answer to(RequestStreamHandler handler, byte[] event) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), answer, new NoContext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(Json.object(answer.toByteArray()));
    }

    /** What a function answered. */
    public record Answer(JsonObject event) {
        public int status() {
            return (int) event.integer("statusCode", 100, 599);
        }

        public JsonObject json() {
            return Json.object(event.string("body"));
        }

        /** The {@code code} of an error. */
        public String code() {
            return json().string("code");
        }

        public String header(String name) {
            return event.object("headers").string(name);
        }

        public boolean hasHeader(String name) {
            return event.object("headers").has(name);
        }
    }
}
