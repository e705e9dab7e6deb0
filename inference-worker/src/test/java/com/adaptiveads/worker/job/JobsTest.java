package com.adaptiveads.worker.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.events.store.Keys.View;
import com.adaptiveads.worker.image.Decoding;
import com.adaptiveads.worker.image.ImageDecoder;
import com.adaptiveads.worker.job.World.Crash;
import com.adaptiveads.worker.job.World.Trouble;
import com.adaptiveads.worker.paint.Focus;
import com.adaptiveads.worker.segment.Segmentation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobsTest {
    private static final Job DROP = Studio.segment(Optional.of(Studio.ORDER));

    /** Delivers the job and all it sends, again after every crash. */
    private static void deliver(World world, Engines engines, Job first) {
        Jobs jobs = Studio.jobs(world, engines);
        Deque<Job> queue = new ArrayDeque<>(List.of(first));
        while (!queue.isEmpty()) {
            deliver(jobs, queue.remove());
            queue.addAll(world.outbox);
            world.outbox.clear();
        }
    }

    private static void deliver(Jobs jobs, Job job) {
        for (int receives = 1; ; receives++) {
            try {
                jobs.run(job);
                return;
            } catch (Crash | IllegalStateException failed) {
                assertTrue(receives < 4, () -> "given up: " + failed);
            }
        }
    }

    private static World ready() {
        World world = Studio.uploaded();
        deliver(world, Studio.engines(), Studio.segment(Optional.empty()));
        world.generationJob = Studio.engaged().jobId();
        return world;
    }

    @Test
    void segmentsAPhotoIntoEveryViewAndTurnsTheProductReady() {
        World world = ready();
        var cutout = world.products.get(Studio.PRODUCT).cutout().orElseThrow();
        assertEquals(Status.READY, world.products.get(Studio.PRODUCT).status());
        assertEquals(List.of(20, 12, 44, 36), cutout.box());
        assertEquals("block", cutout.engine());
        assertTrue(cutout.palette().getFirst().matches("#[0-9a-f]{6}"));
        for (View view : View.values()) {
            byte[] file = world.files.get(Keys.view(Studio.PRODUCT, view));
            var picture = assertInstanceOf(Decoding.Decoded.class, new ImageDecoder().decode(file), view.name());
            boolean cropped = view.name().startsWith("CROPPED");
            assertEquals(cropped ? 24 : 64, picture.pixels().width(), view.name());
        }
    }

    @Test
    void composesForASessionAndTellsItsProgress() {
        World world = ready();
        deliver(world, Studio.engines(), Studio.engaged());
        assertEquals("done", world.generation);
        assertEquals(List.of(0.0), world.shares); // the clock stands still: told once
        assertEquals(3, world.rows.size());
        JsonObject manifest = Json.object(
                world.files.get(Keys.manifest(Studio.PRODUCT, Studio.engaged().jobId())));
        assertEquals("block+palette+procedural", manifest.string("engines"));
        assertEquals(3, manifest.objects("compositions", 9).size());
        assertEquals(0.3, manifest.object("job").object("hotspot").number("u", 0, 1));
        assertEquals(
                7,
                world.files.keySet().stream()
                        .filter(k -> k.startsWith("compositions/"))
                        .count());
    }

    @Test
    void backgroundsAreStagedWhereTheProductGoes() {
        World world = ready();
        List<Focus> foci = new ArrayList<>();
        deliver(world, Studio.engines(foci), Studio.engaged());
        JsonObject ad = Json.object(world.files.get(
                        Keys.manifest(Studio.PRODUCT, Studio.engaged().jobId())))
                .objects("compositions", 9)
                .getFirst();
        JsonObject spot = ad.object("product");
        assertEquals(1, foci.size());
        assertEquals(
                (spot.number("x", 0, 96) + spot.number("width", 0, 96) / 2) / 96,
                foci.getFirst().u(),
                1e-9);
        assertEquals(
                (spot.number("y", 0, 96) + spot.number("height", 0, 96) / 2) / 96,
                foci.getFirst().v(),
                1e-9);
        assertTrue(foci.getFirst().u() < 0.45, foci::toString);
    }

    @Test
    void aDroppedPhotoEndsInTheResultFolder() {
        World world = Studio.dropped();
        deliver(world, Studio.engines(), DROP);
        assertEquals(
                List.of(
                        "results/spring/red-block/1-120x60.jpg",
                        "results/spring/red-block/1-96x96.jpg",
                        "results/spring/red-block/2-120x60.jpg",
                        "results/spring/red-block/2-96x96.jpg",
                        "results/spring/red-block/cutout.png",
                        "results/spring/red-block/report.json"),
                world.files.keySet().stream()
                        .filter(k -> k.startsWith("results/"))
                        .toList());
        JsonObject report = Json.object(world.files.get("results/spring/red-block/report.json"));
        for (JsonObject ad : report.objects("compositions", 9)) {
            byte[] file = world.files.get("results/spring/red-block/" + ad.string("file"));
            assertEquals(file.length, ad.integer("bytes", 0, 1 << 30));
            var picture = assertInstanceOf(Decoding.Decoded.class, new ImageDecoder().decode(file));
            assertEquals(picture.pixels().width(), ad.integer("width", 0, 4096));
        }
        assertEquals("red block", report.string("prompt"));
        assertTrue(world.files.containsKey(Studio.DROPPED));
    }

    /** The photo was ordered as it came; its sidecar came, and was ordered, a moment later. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"count\": 5}", "{\"prompt\": \"blue block\"}", "{\"formats\": [\"300x250\"]}"})
    void adsThatTheSidecarNoLongerAsksForAreNotPutOverThoseItDoes(String sidecar) {
        World world = Studio.dropped();
        world.files.put("drop/spring/red-block.json", sidecar.getBytes(StandardCharsets.UTF_8));
        deliver(world, Studio.engines(), DROP);
        assertTrue(world.files.keySet().stream().noneMatch(key -> key.startsWith("results/")), world.files::toString);
    }

    /** The sidecar came when the photo was gone, and so ordered nothing. */
    @Test
    void aSidecarWithoutItsPhotoHoldsNoAdsBack() {
        World world = Studio.dropped();
        world.files.remove(Studio.DROPPED);
        world.files.put("drop/spring/red-block.json", "{\"count\": 5}".getBytes(StandardCharsets.UTF_8));
        deliver(world, Studio.engines(), DROP);
        assertTrue(world.files.containsKey("results/spring/red-block/report.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"count\": 2, \"formats\": [\"96x96\", \"120x60\"]}", "{\"count\": ", "{\"prompt\": \"\"}"})
    void aSidecarThatAsksForTheSameOrForNothingHoldsNoAdsBack(String sidecar) {
        World world = Studio.dropped();
        world.files.put("drop/spring/red-block.json", sidecar.getBytes(StandardCharsets.UTF_8));
        deliver(world, Studio.engines(), DROP);
        assertTrue(world.files.containsKey("results/spring/red-block/report.json"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST", "DONE_BUT_UNHEARD"})
    void aCrashAtAnyWriteOfADropLosesAndDoublesNothing(Trouble trouble) {
        World untroubled = Studio.dropped();
        deliver(untroubled, Studio.engines(), DROP);
        for (int k = 0; k < untroubled.writes(); k++) {
            World world = Studio.dropped();
            world.let(trouble, k);
            deliver(world, Studio.engines(), DROP);
            assertSame(untroubled.everything(), world.everything(), "write " + k);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST", "DONE_BUT_UNHEARD"})
    void aCrashAtAnyWriteOfAGenerationLosesAndDoublesNothing(Trouble trouble) {
        World untroubled = ready();
        int before = untroubled.writes();
        deliver(untroubled, Studio.engines(), Studio.engaged());
        for (int k = before; k < untroubled.writes(); k++) {
            World world = ready();
            world.let(trouble, k);
            deliver(world, Studio.engines(), Studio.engaged());
            assertSame(untroubled.everything(), world.everything(), "write " + k);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST", "DONE_BUT_UNHEARD"})
    void aCrashAtAnyWriteWhileRejectingADropLosesNothing(Trouble trouble) {
        Engines refusing = Studio.engines(p -> new Segmentation.Refused("too_cluttered", "Too much going on."));
        World untroubled = Studio.dropped();
        deliver(untroubled, refusing, DROP);
        for (int k = 0; k < untroubled.writes(); k++) {
            World world = Studio.dropped();
            world.let(trouble, k);
            deliver(world, refusing, DROP);
            assertSame(untroubled.everything(), world.everything(), "write " + k);
        }
    }

    @Test
    void aProductDeletedAtAnyMomentStaysDeletedAndLeavesNothingBehind() {
        World untroubled = Studio.dropped();
        deliver(untroubled, Studio.engines(), DROP);
        for (int k = 0; k < untroubled.writes(); k++) {
            World world = Studio.dropped();
            world.let(Trouble.PRODUCT_DELETED, k);
            deliver(world, Studio.engines(), DROP);
            assertEquals(Map.of(), world.products, "write " + k);
            assertEquals(Map.of(), world.rows, "write " + k);
            assertFalse(
                    world.files.keySet().stream()
                            .anyMatch(key -> key.startsWith("products/") || key.startsWith("compositions/")),
                    "write " + k);
        }
    }

    @Test
    void theSameJobTwiceAtOnceIsOne() throws Exception {
        World once = ready();
        deliver(once, Studio.engines(), Studio.engaged());
        World twice = ready();
        Jobs jobs = Studio.jobs(twice, Studio.engines());
        Callable<Outcome> run = () -> jobs.run(Studio.engaged());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (var outcome : threads.invokeAll(List.of(run, run))) {
                assertEquals(new Outcome.Done(), outcome.get());
            }
        }
        assertSame(once.everything(), twice.everything(), "run twice");
    }

    @Test
    void aPhotoThatCannotBeReadFailsTheProductWithTheReason() {
        World world = Studio.uploaded();
        world.files.put(Studio.ORIGINAL, "no photo".getBytes(StandardCharsets.UTF_8));
        deliver(world, Studio.engines(), Studio.segment(Optional.empty()));
        var product = world.products.get(Studio.PRODUCT);
        assertEquals(Status.FAILED, product.status());
        assertEquals("not_an_image", product.error().orElseThrow().code());
    }

    @Test
    void aDroppedPhotoThatCannotBeUsedIsSetAsideWithASentence() {
        World world = Studio.dropped();
        deliver(
                world,
                Studio.engines(p -> new Segmentation.Refused("too_cluttered", "Too much is going on around it.")),
                DROP);
        assertEquals(
                "too_cluttered",
                world.products.get(Studio.PRODUCT).error().orElseThrow().code());
        assertFalse(world.files.containsKey(Studio.DROPPED));
        assertTrue(world.files.containsKey("drop-failed/spring/red-block.png"));
        assertEquals(
                "Too much is going on around it.\n",
                new String(world.files.get("drop-failed/spring/red-block.png.txt"), StandardCharsets.UTF_8));
    }

    @Test
    void aNewerPhotoUnderTheSameNameStaysInTheFolder() {
        World world = Studio.dropped();
        byte[] newer = "another photo".getBytes(StandardCharsets.UTF_8);
        world.files.put(Studio.DROPPED, newer);
        deliver(world, Studio.engines(p -> new Segmentation.Refused("too_cluttered", "Too much.")), DROP);
        assertArrayEquals(newer, world.files.get(Studio.DROPPED));
        assertArrayEquals(Studio.PHOTO, world.files.get("drop-failed/spring/red-block.png"));
    }

    @Test
    void aGenerationOfADeletedProductFailsWithTheReason() {
        World world = ready();
        world.products.clear();
        deliver(world, Studio.engines(), Studio.engaged());
        assertEquals("failed: The product was deleted before its ads were made.", world.generation);
    }

    @Test
    void givingUpTellsTheSessionButNeverTakesBackWhatIsDone() {
        World world = ready();
        Jobs jobs = Studio.jobs(world, Studio.engines());
        var problem = new Problem("Later.", "processing_failed");
        jobs.giveUp(Studio.engaged(), problem);
        assertEquals("failed: Later.", world.generation);
        jobs.run(Studio.engaged());
        assertEquals("done", world.generation);
        jobs.giveUp(Studio.engaged(), problem);
        assertEquals("done", world.generation);
        jobs.giveUp(Studio.segment(Optional.empty()), problem);
        assertEquals(Status.READY, world.products.get(Studio.PRODUCT).status());
    }

    @Test
    void anInterruptStopsAJobBetweenTwoSteps() {
        World world = ready();
        int before = world.writes();
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> Studio.jobs(world, Studio.engines())
                    .run(Studio.engaged()));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(before, world.writes());
    }

    private static void assertSame(Map<String, String> expected, Map<String, String> found, String message) {
        assertEquals(expected.keySet(), found.keySet(), message);
        expected.forEach((key, value) -> assertEquals(value, found.get(key), () -> message + ": " + key));
    }
}
