package com.adaptiveads.local.system;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The public API as a client without any knowledge of ours sees it. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String BOUNDARY = "boundary-7MA4YWxk";

    private final URI base;
    private final HttpClient client = HttpClient.newHttpClient();

    Api(URI base) {
        this.base = base;
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        JsonObject json() {
            return Json.object(response.body());
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, Map<String, ?> body) {
        return post(path, "application/json", Json.bytes(body));
    }

    Answer post(String path, String contentType, byte[] body) {
        return send(request(path).header("content-type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    /** The multipart form of the original's page. */
    Answer upload(String filename, byte[] photo, String phrase) {
        return send(uploading("/api/upload?base64=false", filename, photo, phrase));
    }

    HttpRequest.Builder uploading(String path, String filename, byte[] photo, String phrase) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(part("file\"; filename=\"" + filename, "image/jpeg"));
        form.writeBytes(photo);
        form.writeBytes(("\r\n" + text(part("product_name", "text/plain; charset=utf-8")) + phrase + "\r\n--" + BOUNDARY
                        + "--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        return request(path)
                .header("content-type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.toByteArray()));
    }

    /** Uploads and waits, however long the machine takes; returns the finished product. */
    JsonObject ready(byte[] photo, String phrase) {
        Answer answer = upload("photo.jpg", photo, phrase);
        if (answer.status() != 200 && answer.status() != 202) {
            throw new AssertionError("upload answered " + answer.status() + " " + answer.text());
        }
        String id = answer.json().string("product_id");
        return until(() -> get("/api/products/" + id + "?base64=false").json(), p -> !unfinished(p));
    }

    private static boolean unfinished(JsonObject product) {
        String status = product.string("status");
        return status.equals("uploading") || status.equals("segmenting");
    }

    /** Asks until the answer is as it should be. */
    static <T> T until(Supplier<T> ask, Predicate<T> done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T answer = ask.get();
            if (done.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not so within " + PATIENCE + ": " + shown(answer));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static Object shown(Object answer) {
        return answer instanceof JsonObject json ? Json.string(json.fields()) : answer;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static byte[] part(String name, String contentType) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: "
                        + contentType + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
