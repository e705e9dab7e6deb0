package com.adaptiveads.local.demo;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The public HTTP API as any client sees it. */
final class ApiClient {
    private static final String BOUNDARY = "adaptive-ads-demo";

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    ApiClient(URI base) {
        this.base = base;
    }

    /** An answer that says no, in the server's words. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    JsonObject get(String path) throws Refused, IOException, InterruptedException {
        return json(HttpRequest.newBuilder(base.resolve(path)).build());
    }

    JsonObject post(String path, Map<String, Object> body) throws Refused, IOException, InterruptedException {
        return json(HttpRequest.newBuilder(base.resolve(path))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
                .build());
    }

    /** Uploads as the original's page does; answers at once with a product that may still be in the making. */
    JsonObject upload(String filename, byte[] photo, String phrase) throws Refused, IOException, InterruptedException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(part("product_name", "").getBytes(StandardCharsets.UTF_8));
        form.writeBytes(phrase.getBytes(StandardCharsets.UTF_8));
        String quoted = filename.replaceAll("[\"\\r\\n]", "_");
        form.writeBytes(("\r\n" + part("file", "; filename=\"" + quoted + "\"")).getBytes(StandardCharsets.UTF_8));
        form.writeBytes(photo);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return json(HttpRequest.newBuilder(base.resolve("api/upload?base64=false"))
                .header("content-type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("prefer", "respond-async")
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build());
    }

    byte[] image(String url) throws Refused, IOException, InterruptedException {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(base.resolve(url)).build());
        if (response.statusCode() != 200) {
            throw new Refused(url + " answered " + response.statusCode());
        }
        return response.body();
    }

    private JsonObject json(HttpRequest request) throws Refused, IOException, InterruptedException {
        HttpResponse<byte[]> response = send(request);
        JsonObject body = Json.object(response.body());
        if (response.statusCode() >= 400) {
            throw new Refused(
                    body.optionalString("error").orElse("The server answered " + response.statusCode() + "."));
        }
        return body;
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofByteArray());
    }

    private static String part(String name, String attributes) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + attributes + "\r\n\r\n";
    }
}
