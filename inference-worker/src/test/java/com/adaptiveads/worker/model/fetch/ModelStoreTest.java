package com.adaptiveads.worker.model.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.fetch.Download.Limits;
import com.adaptiveads.worker.model.fetch.ModelStore.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    @TempDir
    private Path folder;

    private final MemoryLibrary library = new MemoryLibrary();
    private final List<String> notes = new ArrayList<>();
    private DiskSpace space = place -> Long.MAX_VALUE;

    @Test
    void aModelComesWholeAndIsFetchedOnce() throws Exception {
        byte[] weights = publish("clip", 1);
        assertReady(open(Set.of()));
        assertArrayEquals(weights, Files.readAllBytes(folder.resolve("clip/weights.onnx")));
        long served = library.served();
        assertReady(open(Set.of()));
        assertTrue(library.served() - served < 1000, "the second start reads the manifest only");
    }

    @Test
    void aNewVersionReplacesTheOldOne() throws Exception {
        publish("clip", 1);
        assertReady(open(Set.of()));
        byte[] weights = publish("clip", 2);
        assertReady(open(Set.of()));
        assertArrayEquals(weights, Files.readAllBytes(folder.resolve("clip/weights.onnx")));
    }

    @Test
    void whatIsDamagedHereIsFetchedAgain() throws Exception {
        byte[] weights = publish("clip", 1);
        assertReady(open(Set.of()));
        Files.writeString(folder.resolve("clip/weights.onnx"), "damaged");
        assertReady(open(Set.of()));
        assertArrayEquals(weights, Files.readAllBytes(folder.resolve("clip/weights.onnx")));
    }

    @Test
    void aCrashBetweenTwoFilesLeavesNoModelAndTheNextStartGoesOn() throws Exception {
        publish("clip", 1);
        assertReady(open(Set.of()));
        publish("clip", 2);
        AtomicBoolean found = new AtomicBoolean();
        library.trouble = path -> {
            if (path.endsWith("LICENSE") && found.getAndSet(true)) {
                throw new IOException("network is down");
            }
        };
        ModelFailure failure = failure(open(Set.of()));
        assertEquals("model_missing", failure.code());
        assertFalse(Files.exists(folder.resolve("clip/manifest.json")));
        library.trouble = path -> {};
        assertReady(open(Set.of()));
    }

    @Test
    void withoutTheLibraryWhatIsHereIsUsed() {
        publish("clip", 1);
        assertReady(open(Set.of()));
        library.trouble = path -> {
            throw new IOException("network is down");
        };
        assertReady(open(Set.of()));
        assertEquals(
                List.of(
                        "memory could not be read (network is down). The models that are here are used.",
                        "memory could not be read (network is down). The model clip is used as it is here, if it is."),
                notes);
    }

    @Test
    void anUploadThatIsNotWholeIsTold() {
        publish("clip", 1);
        library.remove("clip/weights.onnx");
        assertEquals(
                "memory has no clip/weights.onnx, which the manifest of clip lists: the model was not put there as a whole.",
                failure(open(Set.of())).getMessage());
        library.put("clip/weights.onnx", new byte[3]);
        assertEquals(
                "memory has 3 bytes of clip/weights.onnx instead of 300000: it was not put there as a whole.",
                failure(open(Set.of())).getMessage());
        library.remove("clip/manifest.json");
        assertEquals(
                "memory has no model clip: there is no clip/manifest.json.",
                failure(open(Set.of("clip"))).getMessage());
    }

    @Test
    void wrongContentIsToldAndNeverUsed() {
        publish("clip", 1);
        library.put("clip/weights.onnx", new byte[300_000]);
        ModelFailure failure = failure(open(Set.of()));
        assertEquals("model_corrupt", failure.code());
        assertFalse(Files.exists(folder.resolve("clip/weights.onnx")));
    }

    @Test
    void aFileReplacedMeanwhileIsFetchedAnew() throws Exception {
        publish("clip", 1);
        AtomicInteger opened = new AtomicInteger();
        byte[][] second = new byte[1][];
        library.trouble = path -> {
            if (path.endsWith("weights.onnx") && opened.incrementAndGet() == 4) {
                second[0] = publish("clip", 2);
            }
        };
        assertReady(open(Set.of()));
        assertArrayEquals(second[0], Files.readAllBytes(folder.resolve("clip/weights.onnx")));
        assertEquals(List.of("clip/weights.onnx was replaced. It is fetched anew."), notes);
    }

    @Test
    void aFullDiskIsToldBeforeAnythingComes() {
        publish("clip", 1);
        space = place -> 1 << 20;
        ModelFailure failure = failure(open(Set.of()));
        assertEquals("no_disk_space", failure.code());
        assertEquals(
                "The model clip needs 0.3 GB more in " + folder + ", and 0.0 GB are free there.", failure.getMessage());
        assertFalse(Files.exists(folder.resolve("clip")));
    }

    @Test
    void oneBadModelDoesNotKeepTheOthersAway() {
        publish("clip", 1);
        publish("sd15", 1);
        library.remove("sd15/weights.onnx");
        List<Outcome> outcomes = open(Set.of());
        assertInstanceOf(Outcome.Ready.class, outcomes.get(0));
        assertEquals(
                "sd15", assertInstanceOf(Outcome.Failed.class, outcomes.get(1)).name());
    }

    @Test
    void onlyTheWantedModelsCome() {
        publish("clip", 1);
        publish("sd15", 1);
        assertEquals(1, open(Set.of("sd15")).size());
        assertFalse(Files.exists(folder.resolve("clip")));
    }

    @Test
    void noNameLeavesTheFolder() {
        assertEquals("model_unusable", failure(open(Set.of("../clip"))).code());
    }

    @Test
    void startsAtTheSameTimeFetchOnce() throws Exception {
        publish("clip", 1);
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch fetching = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        library.trouble = path -> {
            if (path.endsWith("weights.onnx") && first.getAndSet(false)) {
                fetching.countDown();
                awaitQuietly(waiting);
            }
        };
        try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Outcome>> one = starts.submit(() -> open(Set.of()));
            fetching.await();
            Future<List<Outcome>> two =
                    starts.submit(() -> store(note -> waiting.countDown()).open(Set.of()));
            assertReady(one.get());
            assertReady(two.get());
        }
        assertTrue(library.served() < 2 * 300_000, "the weights came once");
    }

    @Test
    void aFolderAloneIsAStoreToo() throws IOException {
        publish("clip", 1);
        assertReady(open(Set.of()));
        ModelStore alone = new ModelStore(folder, Optional.empty(), notes::add);
        assertReady(alone.open(Set.of()));
        Files.writeString(folder.resolve("clip/weights.onnx"), "damaged");
        assertEquals("model_corrupt", failure(alone.open(Set.of())).code());
        assertEquals(
                "The model sam3 is not installed in " + folder
                        + "; make models MODEL=sam3 installs it, docs/models.md says how.",
                failure(alone.open(Set.of("sam3"))).getMessage());
        assertEquals(List.of(), new ModelStore(folder.resolve("none"), Optional.empty(), notes::add).open(Set.of()));
    }

    private List<Outcome> open(Set<String> only) {
        return store(notes::add).open(only);
    }

    private ModelStore store(java.util.function.Consumer<String> hears) {
        Download download = new Download(library, new Limits(3, 64 << 10, 3), failures -> {});
        ModelUpdate update = new ModelUpdate(library, download, space, new Silence(), hears);
        return new ModelStore(folder, Optional.of(update), hears);
    }

    /** Puts a model into the library; its weights. */
    private byte[] publish(String name, int seed) {
        byte[] weights = new byte[300_000];
        new Random(seed).nextBytes(weights);
        byte[] licence = ("free " + seed).getBytes(StandardCharsets.UTF_8);
        String manifest = """
                {"version": 1, "name": "%s", "family": "clip", "runtime": "onnx",
                 "files": [{"path": "weights.onnx", "size": %d, "sha256": "%s"},
                           {"path": "LICENSE", "size": %d, "sha256": "%s"}],
                 "graphs": {"text": "weights.onnx"}, "settings": {}, "licence": "LICENSE"}
                """.formatted(name, weights.length, sha256(weights), licence.length, sha256(licence));
        library.put(name + "/weights.onnx", weights);
        library.put(name + "/LICENSE", licence);
        library.put(name + "/manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        return weights;
    }

    private static void assertReady(List<Outcome> outcomes) {
        assertEquals(1, outcomes.size());
        assertInstanceOf(Outcome.Ready.class, outcomes.getFirst());
    }

    private static ModelFailure failure(List<Outcome> outcomes) {
        return assertInstanceOf(Outcome.Failed.class, outcomes.getFirst()).why();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
