package com.adaptiveads.functions.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.job.SegmentJob;
import com.adaptiveads.functions.testing.MemoryBlobs;
import com.adaptiveads.functions.testing.MemoryCatalogue;
import com.adaptiveads.functions.testing.Photos;
import com.adaptiveads.functions.testing.Reconcilers;
import com.adaptiveads.functions.testing.SentJobs;
import com.adaptiveads.functions.testing.TestClock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReconcilerTest {
    private static final String ID = "0123456789abcdef01234567";
    private static final String KEY = "originals/" + ID + ".jpg";
    private static final long PATIENCE_MS = Reconciler.PATIENCE.toMillis();

    private final MemoryCatalogue products = new MemoryCatalogue();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final SentJobs jobs = new SentJobs();
    private final TestClock clock = new TestClock();
    private final Reconciler reconciler = Reconcilers.of(products, blobs, jobs, clock);

    @Test
    void aJobThatWasNeverSentIsSentOnceItsProductIsOverdueAndOncePerLease() {
        jobs.down(true);
        assertThrows(IllegalStateException.class, this::upload);
        jobs.down(false);

        look();
        assertEquals(List.of(), jobs.all(), "a crash a moment ago cannot be told from work under way");
        clock.advance(PATIENCE_MS + 1);
        look();
        look();
        assertEquals(1, jobs.all().size());
        assertEquals(ID, ((SegmentJob) jobs.all().getFirst()).productId());
        clock.advance(PATIENCE_MS);
        look();
        assertEquals(2, jobs.all().size());
    }

    @Test
    void aQueueThatIsDownSpoilsNoLookAndTheNextLeaseTriesAgain() {
        upload();
        jobs.down(true);
        clock.advance(PATIENCE_MS + 1);

        assertEquals(Status.SEGMENTING, look().status());

        jobs.down(false);
        clock.advance(PATIENCE_MS);
        look();
        assertEquals(2, jobs.all().size());
    }

    @Test
    void aProductThatNoWorkerManagesFailsAfterAnHourAndIsTriedAnewWhenItIsUploadedAgain() {
        upload();
        for (int i = 0; i < Reconciler.MOST_SENDS; i++) {
            clock.advance(PATIENCE_MS + 1);
            assertEquals(Status.SEGMENTING, look().status());
        }
        clock.advance(PATIENCE_MS + 1);

        assertEquals("segmentation_timed_out", look().error().orElseThrow().code());
        assertEquals(1 + Reconciler.MOST_SENDS, jobs.all().size());

        upload();
        assertEquals(Status.SEGMENTING, look().status());
        assertEquals(Status.SEGMENTING, products.find(ID).orElseThrow().status());
    }

    @Test
    void whatTheWorkerFinishedMeanwhileStaysFinished() {
        upload();
        Product seen = products.find(ID).orElseThrow();
        clock.advance(PATIENCE_MS + 1);
        products.set(Photos.ready(seen));

        assertEquals(Status.SEGMENTING, reconciler.current(seen).status());
        assertEquals(Status.READY, products.find(ID).orElseThrow().status());
        assertEquals(1, jobs.all().size());
    }

    @Test
    void anAnnouncedPhotoThatNeverCameEndsAfterADay() {
        announce();
        clock.advance(Reconciler.MOST_UPLOADING.toMillis());
        assertEquals(Status.UPLOADING, look().status());
        clock.advance(1);

        Product ended = look();

        assertEquals(Status.FAILED, ended.status());
        assertEquals("photo_never_arrived", ended.error().orElseThrow().code());
        assertEquals(Status.FAILED, products.find(ID).orElseThrow().status());
    }

    @Test
    void anAnnouncedPhotoThatDidArriveIsNeverGivenUpThoughItsEventWasLost() {
        announce();
        blobs.put(KEY, Photos.jpeg(64, 48), "image/jpeg");
        clock.advance(30 * Reconciler.MOST_UPLOADING.toMillis());

        assertEquals(Status.SEGMENTING, look().status());
        assertEquals(1, jobs.all().size());
    }

    @Test
    void aPhotoThatComesAfterItWasGivenUpIsTaken() {
        announce();
        clock.advance(Reconciler.MOST_UPLOADING.toMillis() + 1);
        look();
        blobs.put(KEY, Photos.jpeg(64, 48), "image/jpeg");

        new AnnouncedPhotos(products, new Intake(products, jobs), blobs).arrived(KEY, 1_000);

        assertEquals(Status.SEGMENTING, products.find(ID).orElseThrow().status());
        assertEquals(1, jobs.all().size());
    }

    @Test
    void aLongListIsLookedAfterInParts() {
        List<Product> many = IntStream.range(0, 50)
                .mapToObj(n -> product("%024x".formatted(n)).segmenting())
                .toList();
        many.forEach(products::set);
        clock.advance(PATIENCE_MS + 1);

        assertEquals(50, reconciler.current(many).size());
        assertTrue(jobs.all().size() < 50, jobs.all().size() + " sent");
    }

    private Product look() {
        return reconciler.current(products.find(ID).orElseThrow());
    }

    private void upload() {
        new Intake(products, jobs).take(product(ID), () -> blobs.put(KEY, new byte[1], "image/jpeg"), Optional.empty());
    }

    private void announce() {
        products.set(product(ID));
    }

    private static Product product(String id) {
        return Product.uploading(
                id, Phrase.of("p", "mug"), Optional.empty(), TestClock.START_MS, "originals/" + id + ".jpg");
    }
}
