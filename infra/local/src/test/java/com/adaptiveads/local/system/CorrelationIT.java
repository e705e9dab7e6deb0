package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.system.Api.Answer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One request is found again in every log and in what it made. */
class CorrelationIT {
    private static final String PHRASE = "unmistakable mug";

    @TempDir
    Path folder;

    @Test
    void aRequestIsFollowedThroughQueueAndWorkerToTheManifest() {
        PrintStream console = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try (EmbeddedSystem system = EmbeddedSystem.start(folder)) {
            String product = system.api().ready(Photos.mug(95), PHRASE).string("id");
            Visitor visitor = new Visitor(system.api());
            Answer asked = system.api()
                    .post("/api/variations", Map.of("session_id", visitor.session(), "product_id", product));
            String request = asked.header("apigw-requestid").orElseThrow();
            String job = asked.json().string("job_id");
            assertEquals(3, visitor.compositions(3).size());

            JsonObject manifest = Json.object(system.aws()
                    .s3()
                    .getObjectAsBytes(get -> get.bucket(LocalSystem.BUCKET).key(Keys.manifest(product, job)))
                    .asByteArray());
            assertEquals(request, manifest.string("request_id"));
            assertEquals(job, manifest.object("job").string("job_id"));
            assertEquals(visitor.session(), manifest.object("job").string("session_id"));

            List<JsonObject> lines = Api.until(
                    () -> about(request, written), found -> found.stream().anyMatch(line -> line.has("outcome")));
            assertTrue(lines.stream().anyMatch(line -> line.has("message")), "the function's: " + lines);
            for (JsonObject line : lines) {
                assertEquals(job, line.string("job_id"));
                assertEquals(visitor.session(), line.string("session_id"));
            }
        } finally {
            System.setOut(console);
        }
        String log = written.toString(StandardCharsets.UTF_8);
        assertFalse(log.contains("unmistakable"), "no phrase in any log");
        assertFalse(log.contains("127.0.0.1"), "no address in any log");
    }

    private static List<JsonObject> about(String request, ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .flatMap(CorrelationIT::json)
                .filter(line -> line.optionalString("request_id").equals(Optional.of(request)))
                .toList();
    }

    private static Stream<JsonObject> json(String line) {
        try {
            return Stream.of(Json.object(line));
        } catch (InvalidJson other) {
            return Stream.empty();
        }
    }
}
