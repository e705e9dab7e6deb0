package com.adaptiveads.worker.job;

import static com.adaptiveads.worker.job.Deliveries.assertSame;
import static com.adaptiveads.worker.job.Deliveries.deliver;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.events.store.Keys.View;
import com.adaptiveads.worker.image.Decoding;
import com.adaptiveads.worker.image.ImageDecoder;
import com.adaptiveads.worker.job.World.Trouble;
import com.adaptiveads.worker.paint.Focus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobsTest {
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
}
