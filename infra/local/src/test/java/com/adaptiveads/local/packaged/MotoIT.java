package com.adaptiveads.local.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.local.event.StreamPoller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The whole job against an AWS that we did not write: moto, with the tables and queues its CloudFormation makes of our template,
 * the functions as they deploy under AWS's runtime client with the environment the template gives them, and the worker's process.
 * Events are handed on here, which moto does not do.
 */
class MotoIT {
    private static final String BASE = "com.adaptiveads.functions.";
    private static final Path PHOTO = Path.of("sample/red-headphones.jpg");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path folder;

    private static MotoCloud cloud;
    private static Process worker;
    private static final Map<String, PackagedFunction> FUNCTIONS = new HashMap<>();

    @BeforeAll
    static void start() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(machine.equals("Linux amd64"), "AWS's runtime client is fetched for Linux on x86-64 only");
        String python = System.getProperty("moto.python", "");
        assumeTrue(!python.isBlank(), "moto is not here: make moto-chain fetches it and runs this");
        cloud = MotoCloud.start(Path.of(python), folder.resolve("moto.log"));
        worker = cloud.worker(folder.resolve("worker.log"));
    }

    @AfterAll
    static void stop() {
        FUNCTIONS.values().forEach(PackagedFunction::close);
        if (cloud != null) { // null where an assumption did not hold
            worker.destroyForcibly();
            cloud.close();
        }
    }

    @Test
    void aPhotoBecomesAdsAtTheHotspotAndIsCountedAndDeleted() throws Exception {
        JsonObject taken = json(call("upload.UploadHandler", form("red headphones"), 202));
        String product = taken.string("product_id");
        until(() -> status(product).equals("ready"));

        String session = "session_moto";
        json(call("track.TrackHandler", post("/api/track", minuteOfAttention(session, product)), 200));
        String analyze = Json.string(Map.of("session_id", session, "layout", List.of()));
        List<JsonObject> compositions = new ArrayList<>();
        until(() -> {
            compositions.addAll(json(call("analyze.AnalyzeHandler", post("/api/analyze", analyze), 200))
                    .objects("compositions", 10));
            return compositions.size() == 3;
        });
        for (JsonObject composition : compositions) {
            assertEquals(product, composition.string("product_id"));
            assertEquals(0.7, composition.object("hotspot").number("u", 0, 1), 0.05);
            assertTrue(isJpeg(Base64.getDecoder().decode(composition.string("base64"))), "its preview");
        }
        String name = compositions.getFirst().string("url").replaceFirst(".*/", "");
        JsonObject redirect =
                call("image.ImageHandler", get("/api/image/compositions/" + name, Map.of("name", name)), 302);
        assertTrue(isJpeg(fetch(redirect.object("headers").string("location"))), "the signed address is the picture");

        counted(session);
        call("products.DeleteProductHandler", get("/api/products/" + product, Map.of("id", product)), 204);
        String bucket = bucket();
        assertEquals(List.of(), keys(bucket, "compositions/" + product), "its pictures went with it");
        assertEquals(0, messages("/storage-JobsQueue"), "no job is left");
    }

    @Test
    void aDroppedPhotoBecomesAReport() throws Exception {
        String bucket = bucket();
        String key = "drop/summer sale/red headphones 2.jpg";
        cloud.aws().s3().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(PHOTO));

        byte[] event = new String(Deployment.sample("s3-drop"), StandardCharsets.UTF_8)
                .replace("adaptive-ads-data-123456789012", bucket)
                .replaceFirst("\"key\": \"[^\"]*\"", "\"key\": \"drop/summer+sale/red+headphones+2.jpg\"")
                .getBytes(StandardCharsets.UTF_8);
        RuntimeApi.Answer answer = function("drop.DropHandler").invoke(event);
        assertFalse(answer.failed(), answer::text);

        until(() -> keys(bucket, "results/summer sale/red headphones 2/").stream()
                .anyMatch(k -> k.endsWith("report.json")));
        assertEquals(List.of(), keys(bucket, "drop-failed/"));
    }

    /** What the table's stream says goes to rollup, and from there into the statistics. */
    private static void counted(String session) {
        String table = cloud.told(BASE + "track.TrackHandler", "ENGAGEMENT_TABLE");
        String stream = cloud.aws()
                .dynamo()
                .describeTable(t -> t.tableName(table))
                .table()
                .latestStreamArn();
        PackagedFunction rollup = function("rollup.RollupHandler");
        try (StreamPoller _ =
                new StreamPoller(cloud.aws().streams(), stream, folder.resolve("checkpoints.json"), event -> {
                    RuntimeApi.Answer answer = rollup.invoke(Json.bytes(event));
                    assertFalse(answer.failed(), answer::text);
                    return Optional.empty();
                })) {
            until(() -> json(call("stats.StatsHandler", get("/api/stats", Map.of()), 200))
                            .integer("total_clicks", 0, 99)
                    == 1);
        }
        JsonObject seen =
                json(call("sessions.SessionsHandler", get("/api/sessions/" + session, Map.of("id", session)), 200));
        assertEquals(12, seen.integer("hovers", 0, 99));
    }

    private static String status(String product) {
        return json(call("products.GetProductHandler", get("/api/products/" + product, Map.of("id", product)), 200))
                .string("status");
    }

    private static String minuteOfAttention(String session, String product) {
        long now = System.currentTimeMillis();
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            events.add(interaction("hover", product, 5_000, now - 5_000L * (11 - i)));
        }
        events.add(interaction("click", product, 0, now));
        return Json.string(Map.of("session_id", session, "batch_id", "b1", "events", events));
    }

    private static Map<String, Object> interaction(String type, String product, long duration, long at) {
        return Map.of(
                "type",
                type,
                "data",
                Map.of("x", 700, "y", 300, "product_id", product, "duration", duration, "timestamp", at));
    }

    private static byte[] form(String phrase) throws IOException {
        byte[] photo = Files.readAllBytes(PHOTO);
        String text = "--b\r\nContent-Disposition: form-data; name=\"product_name\"\r\n\r\n" + phrase
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.jpg\"\r\n\r\n"
                + new String(photo, StandardCharsets.ISO_8859_1) + "\r\n--b--\r\n";
        String body = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
        Map<String, String> headers =
                Map.of("content-type", "multipart/form-data; boundary=b", "prefer", "respond-async");
        return event("POST", "/api/upload", headers, Map.of(), body, true);
    }

    private static byte[] post(String path, String body) {
        return event("POST", path, Map.of("content-type", "application/json"), Map.of(), body, false);
    }

    private static byte[] get(String path, Map<String, String> parameters) {
        return event("GET", path, Map.of(), parameters, "", false);
    }

    private static byte[] event(
            String method,
            String path,
            Map<String, String> headers,
            Map<String, String> parameters,
            String body,
            boolean encoded) {
        return Json.bytes(Map.of(
                "rawPath",
                path,
                "headers",
                headers,
                "pathParameters",
                parameters,
                "requestContext",
                Map.of("requestId", "moto", "http", Map.of("method", method, "path", path)),
                "body",
                body,
                "isBase64Encoded",
                encoded));
    }

    private static JsonObject call(String function, byte[] event, int status) {
        PackagedFunction packaged = function(function);
        RuntimeApi.Answer answer = packaged.invoke(event);
        assertFalse(answer.failed(), () -> answer.text() + packaged.log());
        JsonObject response = Json.object(answer.body());
        assertEquals(status, response.integer("statusCode", 100, 599), () -> answer.text() + packaged.log());
        return response;
    }

    private static JsonObject json(JsonObject response) {
        return Json.object(response.string("body"));
    }

    private static PackagedFunction function(String name) {
        return FUNCTIONS.computeIfAbsent(name, handler -> cloud.launch(BASE + handler));
    }

    private static String bucket() {
        return cloud.told("worker", "DATA_BUCKET");
    }

    private static List<String> keys(String bucket, String prefix) {
        return cloud.aws().s3().listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(object -> object.key())
                .toList();
    }

    private static int messages(String queue) {
        String url = cloud.told("worker", "JOBS_QUEUE_URL");
        assertTrue(url.contains(queue), url);
        return cloud
                .aws()
                .sqs()
                .getQueueAttributes(q -> q.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(attribute -> attribute.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToInt(attribute -> Integer.parseInt(attribute.getValue()))
                .sum();
    }

    private static byte[] fetch(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode());
            return answer.body();
        }
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length > 1000 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8;
    }

    private static void until(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < end && worker.isAlive(), () -> "not so in time: " + said("worker.log"));
            java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
        }
    }

    private static String said(String log) {
        try {
            return Files.readString(folder.resolve(log));
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
