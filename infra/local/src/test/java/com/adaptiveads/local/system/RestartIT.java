package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program over its ends: what it keeps, what it takes up again, what it says when it cannot start. A process of its own where
 * it is killed or must say something as a program; elsewhere the same system in this JVM, which starts much faster.
 */
class RestartIT {
    @TempDir
    Path folder;

    @Test
    void everythingIsStillThereAfterAKillAndAfterAStopAndTheJobUnderWayIsDone() throws IOException {
        String product;
        String interrupted;
        Visitor visitor;
        try (LocalProcess run = LocalProcess.start(folder)) {
            product = run.api().ready(Photos.mug(70), "kept mug").string("id");
            visitor = new Visitor(run.api());
            visitor.engage(product, 800, 420);
            interrupted = beginSegmenting(run.api());
            run.kill();
        }
        awaitEndOfDynamo();

        try (LocalProcess run = LocalProcess.start(folder)) {
            assertEquals("ready", product(run.api(), product).string("status"));
            Api.until(() -> clicks(run.api()), clicks -> clicks == 1);
            Api.until(() -> product(run.api(), interrupted), p -> p.string("status")
                    .equals("ready"));
            assertEquals(3, visitor.on(run.api()).compositions(3).size());
        }
        awaitEndOfDynamo();

        try (EmbeddedSystem run = EmbeddedSystem.start(folder)) {
            assertEquals("ready", product(run.api(), product).string("status"));
            assertEquals("ready", product(run.api(), interrupted).string("status"));
            assertEquals(1, clicks(run.api()), "counted once, however often it was started");
        }
    }

    /** A photo large enough to be under way for a while. */
    private static String beginSegmenting(Api api) {
        return api.send(api.uploading("/api/upload", "m.jpg", Photos.jpeg(2400, 1800, 71), "interrupted mug")
                        .header("prefer", "respond-async"))
                .json()
                .string("product_id");
    }

    @Test
    void freshForgetsEverything() {
        String id;
        try (EmbeddedSystem run = EmbeddedSystem.start(folder)) {
            id = run.api().ready(Photos.mug(72), "forgotten mug").string("id");
        }
        Map<String, String> fresh = new HashMap<>(EmbeddedSystem.environment(folder));
        fresh.put("FRESH", "1");
        try (EmbeddedSystem run = EmbeddedSystem.start(fresh)) {
            assertEquals(404, run.api().get("/api/products/" + id).status());
        }
    }

    @Test
    void aSecondRunOnTheSameDataSaysSo() throws Exception {
        try (EmbeddedSystem first = EmbeddedSystem.start(folder)) {
            assertSentence("Another run uses the data folder", EmbeddedSystem.environment(folder));
            assertEquals(200, first.api().get("/").status());
        }
    }

    @Test
    void aTakenPortIsSaidBeforeAnythingElseStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = new HashMap<>(EmbeddedSystem.environment(folder));
            environment.put("PORT", Integer.toString(taken.getLocalPort()));
            assertSentence("Port " + taken.getLocalPort() + " cannot be used (Address already in use)", environment);
        }
    }

    @Test
    void damagedDataIsOneSentence() throws Exception {
        try (EmbeddedSystem run = EmbeddedSystem.start(folder)) {
            assertEquals(200, run.api().get("/").status());
        }
        Path database = folder.resolve("data/dynamodb/shared-local-instance.db");
        assertTrue(Files.exists(database));
        Files.writeString(database, "x".repeat(100_000));
        assertSentence("FRESH=1", EmbeddedSystem.environment(folder));
    }

    private static void assertSentence(String part, Map<String, String> environment) throws Exception {
        List<String> said = LocalProcess.failure(environment)
                .lines()
                .filter(line -> !line.startsWith("Starting "))
                .toList();
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.getFirst().contains(part), said.getFirst());
    }

    private static JsonObject product(Api api, String id) {
        return api.get("/api/products/" + id + "?base64=false").json();
    }

    private static long clicks(Api api) {
        return api.get("/api/stats").json().integer("total_clicks", 0, 1000);
    }

    private void awaitEndOfDynamo() throws IOException {
        ProcessHandle.of(dynamoPid()).ifPresent(orphan -> orphan.onExit().join());
    }

    private long dynamoPid() throws IOException {
        return Long.parseLong(
                Files.readString(folder.resolve("data/dynamodb/dynamodb.pid")).strip());
    }
}
