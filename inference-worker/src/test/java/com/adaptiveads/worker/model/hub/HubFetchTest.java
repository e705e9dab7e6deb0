package com.adaptiveads.worker.model.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.fetch.DiskSpace;
import com.adaptiveads.worker.model.fetch.Download;
import com.adaptiveads.worker.model.fetch.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubFetchTest {
    private static final String TOKEN = "hub-token";
    private static final int SIZE = 500_000;
    private static final Catalogue CATALOGUE = Catalogue.parse("""
            {"models": [
              {"name": "clip", "kind": "graphs", "repository": "owner/clip", "revision": "main",
               "licence": {"name": "MIT", "file": "LICENSE"},
               "files": {"LICENSE": "LICENSE", "text.onnx": "onnx/text model.onnx"},
               "manifest": {"family": "clip", "runtime": "onnx", "graphs": {"text": "text.onnx"},
                            "settings": {"resolution": 224}}},
              {"name": "sam3", "kind": "checkpoint", "repository": "owner/sam3", "revision": "main",
               "licence": {"name": "SAM Licence", "file": "LICENSE"}, "export": "make export MODEL=sam3",
               "files": {"LICENSE": "LICENSE", "model.safetensors": "model.safetensors"}}]}
            """.getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private final StubHub hub = new StubHub();
    private final List<String> said = new ArrayList<>();
    private final byte[] weights = content(1);
    private Optional<String> token = Optional.of(TOKEN);
    private Duration patience = Duration.ofSeconds(20);
    private DiskSpace space = place -> Long.MAX_VALUE;

    @BeforeEach
    void fill() {
        hub.put("owner/clip/LICENSE", "free".getBytes(StandardCharsets.UTF_8));
        hub.put("owner/clip/onnx/text model.onnx", weights);
        hub.put("owner/sam3/LICENSE", "ask".getBytes(StandardCharsets.UTF_8));
        hub.put("owner/sam3/model.safetensors", weights);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void graphsAreInstalledWithAManifestOfTheirHashes() throws Exception {
        fetch("clip");
        InstalledModel model = InstalledModel.open(folder.resolve("clip"));
        assertArrayEquals(weights, Files.readAllBytes(model.file("text")));
        assertEquals(224, model.settings().integer("resolution", 1, 1000));
        assertEquals(StubHub.COMMIT, model.manifest().source().orElseThrow().string("revision"));
        assertEquals(
                List.of(
                        "clip is under the licence MIT; its text is kept in LICENSE beside the model."
                                + " Using the model means that you accept it.",
                        "Installed: clip in " + folder.resolve("clip") + "."),
                said);
    }

    @Test
    void aCheckpointWaitsForTheExportAndIsNoModel() throws Exception {
        fetch("sam3");
        Path place = folder.resolve("checkpoints/sam3");
        assertArrayEquals(weights, Files.readAllBytes(place.resolve("model.safetensors")));
        assertFalse(Files.exists(place.resolve("manifest.json")));
        assertEquals(
                "Here: the checkpoint of sam3 in " + place
                        + ". The worker cannot load it yet; make export MODEL=sam3 makes the model of it.",
                said.getLast());
    }

    @Test
    void allFilesAreOfTheCommitTheBranchStoodAt() throws Exception {
        fetch("clip");
        assertTrue(
                hub.asked.stream().skip(1).allMatch(a -> a.contains("/resolve/" + StubHub.COMMIT + "/")),
                hub.asked::toString);
    }

    @Test
    void theTokenGoesToTheHubAndNowhereElse() throws Exception {
        fetch("clip");
        assertTrue(hub.hubHeard.stream().allMatch(("Bearer " + TOKEN)::equals));
        assertFalse(hub.storeHeard.isEmpty());
        assertTrue(hub.storeHeard.stream().allMatch("null"::equals), hub.storeHeard::toString);
    }

    @Test
    void whatIsHereIsNotFetchedAgain() throws Exception {
        fetch("clip");
        int before = hub.storeHeard.size();
        fetch("clip");
        assertEquals(before, hub.storeHeard.size());
    }

    @Test
    void whatIsDamagedHereIsFetchedAgain() throws Exception {
        fetch("clip");
        Files.writeString(folder.resolve("clip/text.onnx"), "damaged");
        fetch("clip");
        assertArrayEquals(weights, Files.readAllBytes(folder.resolve("clip/text.onnx")));
    }

    @Test
    void connectionsThatAreCutGoOn() throws Exception {
        Random random = new Random(5);
        hub.storeTrouble = exchange -> {
            synchronized (random) {
                if (random.nextInt(3) > 0) {
                    hub.cutAfter(exchange, 1 + random.nextInt(50_000));
                    return true;
                }
                return false;
            }
        };
        fetch("clip");
        assertArrayEquals(weights, Files.readAllBytes(folder.resolve("clip/text.onnx")));
    }

    @Test
    void aConnectionOverWhichNothingComesIsLeft() throws Exception {
        patience = Duration.ofMillis(300);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger stalls = new AtomicInteger();
        hub.storeTrouble = exchange -> {
            if (stalls.incrementAndGet() > 2) {
                return false;
            }
            String range = exchange.getRequestHeaders().getFirst("Range").substring("bytes=".length());
            int from = Integer.parseInt(range.substring(0, range.indexOf('-')));
            exchange.getResponseHeaders().set("Content-Range", "bytes " + range + "/" + SIZE);
            exchange.sendResponseHeaders(206, 100_000);
            exchange.getResponseBody().write(weights, from, 1);
            exchange.getResponseBody().flush();
            try {
                never.await(); // until the test's end interrupts it
            } catch (InterruptedException e) {
                exchange.close();
            }
            return true;
        };
        fetch("clip");
        assertTrue(stalls.get() > 2);
        assertTrue(Files.exists(folder.resolve("clip/manifest.json")));
    }

    @Test
    void signedAddressesThatRunOutAreAskedForAnew() throws Exception {
        AtomicInteger refusals = new AtomicInteger();
        hub.storeTrouble = exchange -> refusals.incrementAndGet() < 3 && StubHub.answer(exchange, 403);
        fetch("clip");
        assertTrue(Files.exists(folder.resolve("clip/manifest.json")));
    }

    @Test
    void aFetchThatBrokeOffIsGoneOnWith() throws Exception {
        AtomicInteger answers = new AtomicInteger();
        hub.storeTrouble = exchange -> answers.incrementAndGet() > 2 && StubHub.answer(exchange, 503);
        assertThrows(IOException.class, () -> fetch("clip"));
        assertFalse(Files.exists(folder.resolve("clip/manifest.json")));
        assertFalse(Files.exists(folder.resolve("clip/text.onnx")));
        answers.set(Integer.MIN_VALUE);
        hub.storeHeard.clear();
        fetch("clip");
        assertTrue(hub.storeHeard.size() < SIZE / 100_000, "some ranges were here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401||The hub wants to know who asks for owner/clip/LICENSE: set MODEL_HUB_TOKEN to a token of yours."
                        + " A wrong token is refused too, and so is a repository that does not exist.",
                "401|GatedRepo|The hub does not give you owner/clip/LICENSE: its owner grants access. Ask for it on the page of"
                        + " owner/clip at the hub, then set MODEL_HUB_TOKEN to a token of the account that was granted it.",
                "403|GatedRepo|The hub does not give you owner/clip/LICENSE: its owner grants access. Ask for it on the page of"
                        + " owner/clip at the hub, then set MODEL_HUB_TOKEN to a token of the account that was granted it.",
                "404|EntryNotFound|The hub has no LICENSE in owner/clip at main.",
            })
    void aRefusalIsOneSentence(int status, String code, String sentence) {
        hub.hubTrouble = exchange -> {
            if (code != null) {
                exchange.getResponseHeaders().set("X-Error-Code", code);
            }
            return StubHub.answer(exchange, status);
        };
        ModelFailure failure = assertThrows(ModelFailure.class, () -> fetch("clip"));
        assertEquals(sentence, failure.getMessage());
    }

    @Test
    void aHubThatIsDownIsAPassingTrouble() {
        hub.hubTrouble = exchange -> StubHub.answer(exchange, 503);
        IOException failure = assertThrows(IOException.class, () -> fetch("clip"));
        assertEquals("the hub answers 503 for owner/clip/LICENSE", failure.getMessage());
    }

    @Test
    void contentThatIsNotTheHubsIsNeverInstalled() {
        byte[] another = content(2);
        hub.storeTrouble = exchange -> {
            hub.put("owner/clip/onnx/text model.onnx", another); // the store serves what the hub did not name
            return false;
        };
        ModelFailure failure = assertThrows(ModelFailure.class, () -> fetch("clip"));
        assertEquals("model_corrupt", failure.code());
        assertFalse(Files.exists(folder.resolve("clip/text.onnx")));
    }

    @Test
    void aFileThatBecameShorterWasReplaced() {
        AtomicInteger answers = new AtomicInteger();
        hub.storeTrouble = exchange -> {
            if (answers.incrementAndGet() == 2) {
                hub.put("owner/clip/onnx/text model.onnx", new byte[2000]);
            }
            return false;
        };
        IOException failure = assertThrows(IOException.class, () -> fetch("clip"));
        assertEquals(
                "the hub's owner/clip/onnx/text model.onnx was replaced while it was fetched.", failure.getMessage());
    }

    @Test
    void nothingUncheckedIsInstalled() {
        hub.hubTrouble = exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"abc\"");
            exchange.getResponseHeaders().set("Content-Length", "4");
            return StubHub.answer(exchange, 200);
        };
        ModelFailure failure = assertThrows(ModelFailure.class, () -> fetch("clip"));
        assertEquals(
                "The hub names no checksum of owner/clip/LICENSE; nothing unchecked is installed.",
                failure.getMessage());
    }

    @Test
    void aFullDiskIsToldBeforeTheWeightsCome() {
        space = place -> 1000;
        assertEquals(
                "no_disk_space",
                assertThrows(ModelFailure.class, () -> fetch("clip")).code());
        assertEquals(List.of(), hub.storeHeard);
    }

    @Test
    void redirectsInCirclesEnd() {
        hub.hubTrouble = exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", exchange.getRequestURI().toString());
            return StubHub.answer(exchange, 302);
        };
        assertEquals(
                "the hub redirects in circles",
                assertThrows(IOException.class, () -> fetch("clip")).getMessage());
    }

    @Test
    void aRedirectToNoAddressIsTold() {
        hub.hubTrouble = exchange -> {
            exchange.getResponseHeaders().set("Location", "http://a b/");
            return StubHub.answer(exchange, 302);
        };
        assertEquals(
                "the hub redirects to nowhere",
                assertThrows(IOException.class, () -> fetch("clip")).getMessage());
    }

    @Test
    void aHubThatStumblesIsAskedAgain() throws Exception {
        Map<Object, Integer> asked = new ConcurrentHashMap<>(); // each by itself: parts are fetched side by side
        hub.hubTrouble = exchange -> asked.merge(
                                        List.of(
                                                exchange.getRequestURI(),
                                                exchange.getRequestHeaders().getOrDefault("Range", List.of())),
                                        1,
                                        Integer::sum)
                                % 3
                        != 0
                && StubHub.answer(exchange, 502);
        fetch("clip");
        assertTrue(Files.exists(folder.resolve("clip/manifest.json")));
    }

    @Test
    void whatIsNotInTheCatalogueIsTold() {
        ModelFailure failure = assertThrows(ModelFailure.class, () -> fetch("dino"));
        assertEquals("There is no model dino in the catalogue; it has clip, sam3.", failure.getMessage());
    }

    @Test
    void withoutATokenNoneIsSent() throws Exception {
        token = Optional.empty();
        fetch("clip");
        assertTrue(hub.hubHeard.stream().allMatch("null"::equals));
    }

    @Test
    void theCommittedCatalogueNamesNoHost() throws IOException {
        Catalogue catalogue = Catalogue.committed();
        assertTrue(catalogue.names().containsAll(List.of("sam3", "clip", "sd15", "lcm", "hyper-sd")));
        try (var in = getClass().getResourceAsStream("/catalogue.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(text.contains("://"), "a host is the operator's setting");
        }
    }

    private void fetch(String name) throws IOException {
        HubFetch.Means means =
                new HubFetch.Means(new Download.Limits(3, 100_000, 8), failures -> {}, space, new Silence(), said::add);
        try (HubClient open = new HubClient(token, patience)) {
            new HubFetch(open, hub.address(), folder, means).fetch(CATALOGUE.find(name));
        }
    }

    private static byte[] content(int seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Nobody listens. */
    private static final class Silence implements Progress {
        @Override
        public void begin(String model, long bytes) {}

        @Override
        public void advance(long bytes) {}

        @Override
        public void end() {}
    }
}
