package com.adaptiveads.worker.job;

import static com.adaptiveads.worker.job.Deliveries.assertSame;
import static com.adaptiveads.worker.job.Deliveries.deliver;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.worker.image.Decoding;
import com.adaptiveads.worker.image.ImageDecoder;
import com.adaptiveads.worker.job.World.Trouble;
import com.adaptiveads.worker.segment.Segmentation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs of the drop folder, whose ads end in the result folder. */
class DropJobsTest {
    private static final Job DROP = Studio.segment(Optional.of(Studio.ORDER));

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
}
