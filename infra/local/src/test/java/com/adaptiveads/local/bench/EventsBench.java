package com.adaptiveads.local.bench;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.functions.Guards;
import com.adaptiveads.functions.Settings;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.track.TrackHandler;
import com.adaptiveads.local.EmbeddedStack;
import com.adaptiveads.local.LocalSettings;
import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.emulator.Ports;
import com.adaptiveads.local.http.LambdaContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Events a second through the whole embedded stack (HTTP, handler, a DynamoDB Local that writes to disk), in batches of
 * {@value #BATCH} over several connections, beside a Flask app that keeps the same in a dict, loses it at the next restart and
 * counts nobody's repetition across two processes. Then the write units DynamoDB charges per event. Prints
 * {@code name ours peer ratio}, the best of {@value #ROUNDS} rounds.
 */
public final class EventsBench {
    private static final int BATCH = 20;
    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 8;
    private static final int CHARGED_BATCHES = 50;

    private EventsBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("events-bench");
        try (EmbeddedStack stack = EmbeddedStack.start(settings(folder), line -> {})) {
            double ours = best(stack.url());
            FlaskPeer.Run peer = FlaskPeer.run(folder, Ports.free(), EventsBench::best);
            System.out.println(
                    switch (peer) {
                        case FlaskPeer.Measured(double rate) ->
                            "track_events_per_s %.0f %.0f %.2f".formatted(ours, rate, ours / rate);
                        case FlaskPeer.Skipped(String why) ->
                            "track_events_per_s %.0f - - (peer skipped: %s)".formatted(ours, why);
                    });
            System.out.printf("track_write_units_per_event %.3f - -%n", writeUnits(stack));
        }
        System.exit(0); // pool threads of the emulators stay
    }

    private static LocalSettings settings(Path folder) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(Map.of(
                "PORT", "0",
                "DATA", folder.resolve("data").toString(),
                "DROP", folder.resolve("drop").toString()));
        return LocalSettings.from(environment);
    }

    private static double best(URI url) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, new Load(url, CONNECTIONS).eventsPerSecond());
        }
        return best;
    }

    /** A batch as a page sends it: hovers with a place, every tenth event a click. */
    static byte[] batch(String session) {
        long now = System.currentTimeMillis();
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            events.add(Map.of(
                    "type",
                    i % 10 == 9 ? "click" : "hover",
                    "data",
                    Map.of(
                            "x",
                            100 + 7 * i,
                            "y",
                            200 + 5 * i,
                            "product_id",
                            "af3dbb7ce3eafa71693ed458",
                            "duration",
                            i % 10 == 9 ? 0 : 250,
                            "timestamp",
                            now - 250L * (BATCH - i))));
        }
        return Json.bytes(
                Map.of("session_id", session, "batch_id", UUID.randomUUID().toString(), "events", events));
    }

    static int batchSize() {
        return BATCH;
    }

    private static double writeUnits(EmbeddedStack stack) throws IOException {
        WriteUnits units = new WriteUnits();
        try (DynamoDbClient dynamo = DynamoDbClient.builder()
                .httpClient(stack.aws().connections())
                .region(stack.aws().dynamo().serviceClientConfiguration().region())
                .credentialsProvider(
                        stack.aws().dynamo().serviceClientConfiguration().credentialsProvider())
                .endpointOverride(stack.aws()
                        .dynamo()
                        .serviceClientConfiguration()
                        .endpointOverride()
                        .orElseThrow())
                .overrideConfiguration(c -> c.addExecutionInterceptor(units))
                .build()) {
            TrackHandler handler = new TrackHandler(new Wiring(
                    new Settings(
                            LocalSystem.TABLES, LocalSystem.BUCKET, "http://unused", Set.of("*"), true, Guards.NONE),
                    dynamo,
                    stack.aws().s3(),
                    stack.aws().presigner(),
                    stack.aws().sqs(),
                    Clock.systemUTC()));
            for (int i = 0; i < CHARGED_BATCHES; i++) {
                ByteArrayOutputStream answer = new ByteArrayOutputStream();
                handler.handleRequest(
                        new ByteArrayInputStream(event(batch("charged-" + i % 5))),
                        answer,
                        new LambdaContext("bench", "track", Long.MAX_VALUE));
                String said = answer.toString(StandardCharsets.UTF_8);
                if (!said.contains("\"statusCode\":200")) {
                    throw new IllegalStateException(said);
                }
            }
        }
        return units.sum() / (CHARGED_BATCHES * BATCH);
    }

    private static byte[] event(byte[] body) {
        return Json.bytes(Map.of(
                "version",
                "2.0",
                "rawPath",
                "/api/track",
                "headers",
                Map.of("content-type", "application/json"),
                "requestContext",
                Map.of("requestId", "bench", "http", Map.of("method", "POST", "path", "/api/track")),
                "body",
                new String(body, StandardCharsets.UTF_8),
                "isBase64Encoded",
                false));
    }
}
