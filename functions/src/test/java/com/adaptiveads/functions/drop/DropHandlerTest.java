package com.adaptiveads.functions.drop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.job.DropOrder;
import com.adaptiveads.events.job.Format;
import com.adaptiveads.events.job.SegmentJob;
import com.adaptiveads.functions.product.AnnouncedPhotos;
import com.adaptiveads.functions.product.Intake;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.MemoryBlobs;
import com.adaptiveads.functions.testing.MemoryCatalogue;
import com.adaptiveads.functions.testing.MemoryOrderMarks;
import com.adaptiveads.functions.testing.NoContext;
import com.adaptiveads.functions.testing.Photos;
import com.adaptiveads.functions.testing.Samples;
import com.adaptiveads.functions.testing.SentJobs;
import com.adaptiveads.functions.testing.TestClock;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DropHandlerTest {
    private static final String ID = "0123456789abcdef01234567";
    private static final byte[] PHOTO = Photos.jpeg(64, 48);

    private final MemoryCatalogue products = new MemoryCatalogue();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final SentJobs jobs = new SentJobs();
    private final Intake intake = new Intake(products, jobs);
    private final DropHandler handler = new DropHandler(new Arrivals(
            new AnnouncedPhotos(products, intake, blobs),
            new DropFolder(
                    intake, new Orders(new MemoryOrderMarks(), look -> {}), blobs, new TestClock(), Edges.log())));

    private void announced() {
        products.set(Product.uploading(
                ID, Phrase.of("p", "mug"), Optional.empty(), TestClock.START_MS, "originals/" + ID + ".jpg"));
    }

    /** Puts an object into the bucket and delivers its event. */
    private void put(String key, byte[] content) {
        blobs.put(key, content, "application/octet-stream");
        arrive(key, content.length);
    }

    private void arrive(String key, long size) {
        deliver("ObjectCreated:Put", key, size);
    }

    private void deliver(String eventName, String key, long size) {
        deliver("""
                {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "eventTime": "2026-11-23T15:40:10.123Z",
                  "eventName": "%s", "s3": {"s3SchemaVersion": "1.0", "bucket": {"name": "data"},
                    "object": {"key": "%s", "size": %d, "sequencer": "0055AED6DCD90281E5"}}}]}
                """.formatted(eventName, URLEncoder.encode(key, UTF_8).replace("%2F", "/"), size)
                .getBytes(UTF_8));
    }

    private void deliver(byte[] event) {
        S3Event s3 = LambdaEventSerializers.serializerFor(
                        S3Event.class, getClass().getClassLoader())
                .fromJson(new ByteArrayInputStream(event));
        handler.handleRequest(s3, new NoContext());
    }

    private SegmentJob job() {
        return (SegmentJob) jobs.all().getLast();
    }

    private Product product() {
        return products.find(job().productId()).orElseThrow();
    }

    private String reason(String failedKey) {
        return new String(blobs.get(failedKey + ".txt").orElseThrow(), UTF_8);
    }

    @Test
    void anAnnouncedPhotoIsSegmented() {
        announced();
        put("originals/" + ID + ".jpg", PHOTO);
        assertEquals(Status.SEGMENTING, product().status());
        assertEquals(ID, job().productId());
        assertTrue(job().thenCompose().isEmpty());
    }

    @Test
    void anAnnouncedPhotoIsSegmentedOnceHoweverOftenItIsDelivered() {
        announced();
        put("originals/" + ID + ".jpg", PHOTO);
        deliver(Samples.read("s3-original.json"));
        products.set(Photos.ready(product()));
        deliver(Samples.read("s3-original.json"));
        assertEquals(1, jobs.all().size());
        assertEquals(Status.READY, product().status());
    }

    @Test
    void anArrivalThatBrokeOffIsTakenUpAgain() {
        announced();
        jobs.down(true);
        assertThrows(IllegalStateException.class, () -> put("originals/" + ID + ".jpg", PHOTO));
        jobs.down(false);
        deliver(Samples.read("s3-original.json"));
        assertEquals(1, jobs.all().size());
    }

    @Test
    void whatIsAnnouncedAsAPhotoAndIsNoneFails() {
        announced();
        put("originals/" + ID + ".jpg", "<html>".getBytes(UTF_8));
        assertEquals("not_an_image", failure());
        announced();
        put("originals/" + ID + ".jpg", new byte[0]);
        assertEquals("not_an_image", failure());
        announced();
        put("originals/" + ID + ".jpg", Photos.pngHeader(9_000, 9_000));
        assertEquals("too_many_pixels", failure());
        announced();
        arrive("originals/" + ID + ".jpg", (30L << 20) + 1);
        assertEquals("file_too_large", failure());
        assertTrue(jobs.all().isEmpty());
    }

    private String failure() {
        Product product = products.find(ID).orElseThrow();
        assertEquals(Status.FAILED, product.status());
        return product.error().orElseThrow().code();
    }

    @Test
    void photosThatAreNotAnnouncedAreLeftAlone() {
        put("originals/" + ID + ".jpg", PHOTO);
        put("originals/readme.txt", PHOTO);
        announced();
        put("originals/" + ID + ".png", PHOTO);
        assertTrue(jobs.all().isEmpty());
        assertEquals(Status.UPLOADING, products.find(ID).orElseThrow().status());
    }

    @Test
    void aDroppedPhotoBecomesAProductOfItsCampaignAndThenAds() {
        put("drop/spring 2027/red_running-shoe.jpg", PHOTO);
        assertEquals("red running shoe", product().name());
        assertEquals(Optional.of("spring 2027"), product().campaign());
        assertArrayEquals(PHOTO, blobs.get(product().originalKey()).orElseThrow());
        assertEquals(
                Optional.of(new DropOrder("drop/spring 2027/red_running-shoe.jpg", 3, List.of(Format.SQUARE))),
                job().thenCompose());
        assertTrue(blobs.exists("drop/spring 2027/red_running-shoe.jpg"));
    }

    @Test
    void aKeyIsDecodedOnceWhateverItsNameHolds() {
        String key = "drop/frühling 2027/röde-skor_+_50%.jpg";
        blobs.put(key, PHOTO, "image/jpeg");
        deliver(Samples.read("s3-drop.json"));
        assertEquals("röde skor + 50%", product().name());
        assertEquals(key, job().thenCompose().orElseThrow().sourceKey());
    }

    @Test
    void theSidecarCountsWhetherItComesBeforeOrAfter() {
        byte[] sidecar = "{\"prompt\": \"blue vase\", \"count\": 5, \"formats\": [\"300x250\"]}".getBytes(UTF_8);
        put("drop/c/p.json", sidecar);
        assertTrue(jobs.all().isEmpty());
        put("drop/c/p.JPG", PHOTO);
        SegmentJob before = job();
        assertEquals("blue vase", before.phrase());
        assertEquals(5, before.thenCompose().orElseThrow().count());
        arrive("drop/c/p.json", sidecar.length);
        assertEquals(List.of(before), jobs.all());
        assertEquals(1, products.size());
    }

    @Test
    void aSidecarIsOnlyForThePhotoOfItsName() {
        put("drop/c/p.extra.jpg", PHOTO);
        put("drop/c/p.txt.png", Photos.png(8, 8));
        int sent = jobs.all().size();
        put("drop/c/p.json", "{\"prompt\": \"vase\"}".getBytes(UTF_8));
        assertEquals(sent, jobs.all().size());
    }

    @Test
    void deliveringTwiceMakesOneProductAndOneJob() {
        put("drop/c/vase.jpg", PHOTO);
        arrive("drop/c/vase.jpg", PHOTO.length);
        assertEquals(1, products.size());
        assertEquals(1, jobs.all().size());
    }

    @Test
    void aPhotoOrASidecarThatIsDroppedOnceMoreIsTheSameJobOnceMore() {
        put("drop/c/vase.jpg", PHOTO);
        put("drop/c/vase.jpg", PHOTO);
        assertEquals(jobs.all().get(0), jobs.all().get(1));
        put("drop/c/vase.json", "{\"count\": 2}".getBytes(UTF_8));
        put("drop/c/vase.json", "{\"count\": 2}".getBytes(UTF_8));
        assertEquals(jobs.all().get(2), jobs.all().get(3));
        assertEquals(4, jobs.all().size());
    }

    @Test
    void aPhotoThatIsAReadyProductAlreadyIsComposedAgain() {
        put("drop/c/vase.jpg", PHOTO);
        products.set(Photos.ready(product()));
        put("drop/c/vase.json", "{\"count\": 2}".getBytes(UTF_8));
        assertEquals(Status.READY, product().status());
        assertEquals(2, job().thenCompose().orElseThrow().count());
    }

    @Test
    void whatCannotBeUsedIsSetAsideWithASentence() {
        put("drop/c/notes.pdf", "%PDF".getBytes(UTF_8));
        assertTrue(reason("drop-failed/c/notes.pdf").startsWith("Only JPEG, PNG and WebP"));
        put("drop/c/broken.jpg", "no".getBytes(UTF_8));
        assertTrue(reason("drop-failed/c/broken.jpg").contains("not a JPEG"));
        put("drop/c/-_-.jpg", PHOTO);
        assertTrue(reason("drop-failed/c/-_-.jpg").contains("name"));
        put("drop/c/ok.json", "{\"count\": 99}".getBytes(UTF_8));
        put("drop/c/ok.jpg", PHOTO);
        assertTrue(reason("drop-failed/c/ok.jpg").contains("in ok.json cannot be used: count must be"));
        put("drop/c/cut.json", "{\"count\": ".getBytes(UTF_8));
        put("drop/c/cut.jpg", PHOTO);
        assertTrue(reason("drop-failed/c/cut.jpg").contains("in cut.json cannot be used: it is not one JSON object"));
        put("drop/c/ok.JSON", "{}".getBytes(UTF_8));
        assertTrue(reason("drop-failed/c/ok.JSON").contains(".json files with options"));
        blobs.put("drop/c/vast.png", PHOTO, "image/png");
        arrive("drop/c/vast.png", 31L << 20);
        assertTrue(reason("drop-failed/c/vast.png").contains("30 MB"));
        assertArrayEquals(PHOTO, blobs.get("drop-failed/c/ok.jpg").orElseThrow());
        assertEquals(
                List.of("drop/c/cut.json", "drop/c/ok.json"),
                blobs.keys().stream().filter(k -> k.startsWith("drop/")).toList());
        assertTrue(jobs.all().isEmpty() && products.size() == 0);
    }

    @Test
    void settingAsideTwiceIsHarmless() {
        put("drop/c/broken.jpg", "no".getBytes(UTF_8));
        arrive("drop/c/broken.jpg", 2);
        arrive("drop/c/broken.jpg", 31L << 20);
        assertTrue(reason("drop-failed/c/broken.jpg").contains("not a JPEG"));
    }

    @Test
    void foldersEmptyFilesRemovalsAndOurOwnWritesAreIgnored() {
        put("drop/c/", new byte[0]);
        put("drop/", new byte[0]);
        put("drop/c/half.jpg", new byte[0]);
        put("drop/loose.jpg", PHOTO);
        put("drop/c/deeper/still.jpg", PHOTO);
        put("drop-failed/c/a.jpg", PHOTO);
        put("results/c/a/report.json", PHOTO);
        blobs.put("drop/c/gone.jpg", PHOTO, "image/jpeg");
        deliver("ObjectRemoved:Delete", "drop/c/gone.jpg", PHOTO.length);
        assertTrue(jobs.all().isEmpty());
        assertFalse(blobs.keys().stream().anyMatch(key -> key.endsWith(".txt")));
    }

    @Test
    void nothingWeWriteAboutADropSetsOffAnother() {
        put("drop/c/vase.jpg", PHOTO);
        put("drop/c/broken.jpg", "no".getBytes(UTF_8));
        int sent = jobs.all().size();
        for (String key : blobs.keys()) {
            if (!key.startsWith("drop/")) {
                arrive(key, blobs.get(key).orElseThrow().length);
            }
        }
        assertEquals(sent, jobs.all().size());
    }
}
