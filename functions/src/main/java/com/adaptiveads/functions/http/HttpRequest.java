package com.adaptiveads.functions.http;

import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.paging.Detail;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as API Gateway describes it in payload format 2.0. */
public final class HttpRequest {
    private static final int MAX_JSON = 64 * 1024;

    private final String id;
    private final String method;
    private final String path;
    private final Map<String, String> pathParameters;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final String body;
    private final boolean encoded;

    private HttpRequest(JsonObject event) {
        JsonObject context = event.object("requestContext");
        JsonObject http = context.object("http");
        this.id = context.optionalString("requestId").orElse("");
        this.method = http.string("method").toUpperCase(Locale.ROOT);
        this.path = event.string("rawPath");
        this.pathParameters = texts(event, "pathParameters");
        this.query = texts(event, "queryStringParameters");
        Map<String, String> lower = new HashMap<>();
        texts(event, "headers").forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        this.headers = Map.copyOf(lower);
        String text = event.optionalString("body").orElse("");
        this.encoded = event.optionalBoolean("isBase64Encoded").orElse(false);
        this.body = text;
    }

    static HttpRequest parse(byte[] event) {
        return new HttpRequest(Json.object(event));
    }

    /** API Gateway's id of the request; empty when a test or tool left it out. */
    public String id() {
        return id;
    }

    /** In upper case. */
    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** A {@code {name}} of the route; the route guarantees it. */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null || value.isEmpty()) {
            throw HttpProblem.notFound("There is nothing at this address.");
        }
        return value;
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** @throws InvalidJson naming the parameter when it is no whole number within the limits, both included */
    public int query(String name, int min, int max, int otherwise) {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("-?\\d{1,9}")) {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw InvalidJson.field(name, "a whole number between " + min + " and " + max);
    }

    /** Whether pictures go into the answer: yes, unless {@code ?base64=false}. */
    public boolean wantsBase64() {
        return !"false".equals(query.get("base64"));
    }

    /** Pictures as in {@link #wantsBase64}; how far visitors went only with {@code ?engagement=true}. */
    public Detail detail() {
        return new Detail(wantsBase64(), "true".equals(query.get("engagement")));
    }

    /** By any case of the name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** A session's token, from where this caller can put it: a header, or in the body as {@code sendBeacon} sends no headers. */
    public Optional<String> sessionToken(JsonObject body) {
        Optional<String> inBody = body.optionalString("session_token"); // a wrong type is refused beside a header too
        return sessionToken().or(() -> inBody);
    }

    /** From the header; an address would be written into logs. */
    public Optional<String> sessionToken() {
        return header("x-session-token");
    }

    /**
     * The body as a JSON object, whatever its content type says: {@code navigator.sendBeacon} can only send
     * {@code text/plain} without a preflight.
     *
     * @throws HttpProblem 413 over 64 KB
     */
    public JsonObject json() {
        return Json.object(body(MAX_JSON, "The body is over " + MAX_JSON / 1024 + " KB; send less at once."));
    }

    /** @throws HttpProblem 413 with the sentence when the body is larger than {@code maxBytes} */
    public byte[] body(int maxBytes, String tooLarge) {
        byte[] bytes = encoded ? decoded() : body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > maxBytes) {
            throw HttpProblem.tooLarge(tooLarge);
        }
        return bytes;
    }

    private byte[] decoded() {
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new InvalidJson("invalid_body", "The body is not the Base64 it says it is.");
        }
    }

    private static Map<String, String> texts(JsonObject event, String name) {
        Map<String, String> texts = new HashMap<>();
        event.optionalObject(name)
                .ifPresent(o -> o.fields().forEach((key, value) -> texts.put(key, String.valueOf(value))));
        return Map.copyOf(texts);
    }
}
