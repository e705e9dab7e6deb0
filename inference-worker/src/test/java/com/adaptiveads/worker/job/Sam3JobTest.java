package com.adaptiveads.worker.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.job.SegmentJob;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.worker.paint.ProceduralPainter;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.scene.PaletteSceneReader;
import com.adaptiveads.worker.segment.sam3.CountedSam3;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A segment job with the (tiny) model, from the stored photo to the stored cut-out. */
class Sam3JobTest {
    private final World world = new World();

    private String upload(byte[] photo, String phrase) {
        String id = Ids.product(photo, new Phrase(phrase));
        String key = "originals/" + id + ".png";
        world.files.put(key, photo);
        world.products.put(
                id,
                Product.uploading(id, new Phrase(phrase), Optional.empty(), Studio.CREATED, key)
                        .segmenting());
        return id;
    }

    private static SegmentJob job(String id, String phrase) {
        return new SegmentJob(
                Ids.segmentJob(id),
                Studio.CREATED,
                id,
                "originals/" + id + ".png",
                phrase,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aSecondPhraseForAPhotoLooksAtItOnlyOnce() throws IOException {
        byte[] photo = Files.readAllBytes(Golden.resource("golden/sam3/shoes.png"));
        try (CountedSam3 sam3 = new CountedSam3()) {
            Jobs jobs = Studio.jobs(
                    world, new Engines(sam3.segmenter(), new PaletteSceneReader(), new ProceduralPainter()));
            for (String phrase : List.of("a pair of blue sneakers", "watch")) {
                String id = upload(photo, phrase);
                assertInstanceOf(Outcome.Done.class, jobs.run(job(id, phrase)));
                Product product = world.products.get(id);
                assertEquals(Status.READY, product.status());
                var cutout = product.cutout().orElseThrow();
                assertEquals("sam3", cutout.engine());
                assertTrue(cutout.score() > 0.5 && cutout.score() < 1, () -> String.valueOf(cutout.score()));
                assertTrue(world.files.containsKey("products/" + id + "/cropped.png"));
            }
            assertEquals(List.of(1, 2, 2), sam3.runs());
        }
    }

    @Test
    void aPhraseThatMatchesNothingFailsTheProductWithASentence() throws IOException {
        byte[] photo = Files.readAllBytes(Golden.resource("golden/sam3/mug.png"));
        try (CountedSam3 sam3 = new CountedSam3()) {
            Jobs jobs = Studio.jobs(
                    world, new Engines(sam3.segmenter(), new PaletteSceneReader(), new ProceduralPainter()));
            String id = upload(photo, "sunglasses");
            var refused = assertInstanceOf(Outcome.Refused.class, jobs.run(job(id, "sunglasses")));
            assertEquals("nothing_found", refused.problem().code());
            assertEquals(Status.FAILED, world.products.get(id).status());
        }
    }
}
