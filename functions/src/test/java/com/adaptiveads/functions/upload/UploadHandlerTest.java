package com.adaptiveads.functions.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.job.SegmentJob;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.events.store.Keys.View;
import com.adaptiveads.functions.blob.Previews;
import com.adaptiveads.functions.budget.UploadBudget;
import com.adaptiveads.functions.product.Intake;
import com.adaptiveads.functions.product.Showcase;
import com.adaptiveads.functions.testing.Budgets;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.MemoryBlobs;
import com.adaptiveads.functions.testing.MemoryCatalogue;
import com.adaptiveads.functions.testing.MemoryTotals;
import com.adaptiveads.functions.testing.Photos;
import com.adaptiveads.functions.testing.Reconcilers;
import com.adaptiveads.functions.testing.Samples;
import com.adaptiveads.functions.testing.SentJobs;
import com.adaptiveads.functions.testing.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class UploadHandlerTest {
    private static final byte[] PHOTO = Photos.jpeg(64, 48);
    private static final Phrase PHRASE = Phrase.of("product_name", "red sneaker");
    private static final String ID = Ids.product(PHOTO, PHRASE);

    private final MemoryCatalogue products = new MemoryCatalogue();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final SentJobs jobs = new SentJobs();
    private final TestClock clock = new TestClock();
    private final List<Long> pauses = new ArrayList<>();
    private UploadBudget budget = Budgets.unlimited();
    private UnaryOperator<Product> worker = UnaryOperator.identity();

    private UploadHandler handler() {
        ProductWatch watch = new ProductWatch(products, clock, ms -> {
            pauses.add(ms);
            clock.advance(ms);
            if (clock.millis() >= TestClock.START_MS + 2_000) {
                products.find(ID).ifPresent(p -> products.set(worker.apply(p)));
            }
        });
        Uploads uploads = new Uploads(budget, new Intake(products, jobs), blobs, watch, clock);
        return new UploadHandler(Edges.edge(), uploads, showcase());
    }

    private Showcase showcase() {
        return new Showcase(
                products, new Previews(blobs), new MemoryTotals(), Reconcilers.of(products, blobs, jobs, clock));
    }

    private static Call upload(Form form) {
        return Call.of("POST", "/api/upload").header("Content-Type", Form.TYPE).bytes(form.body());
    }

    private static Form form() {
        return new Form().file("file", "IMG_1.JPG", PHOTO).text("product_name", "  red \t sneaker ");
    }

    @Test
    void theFinishedProductIsTheAnswer() {
        blobs.put(Keys.view(ID, View.CROPPED_PREVIEW), new byte[] {1, 2, 3}, "image/png");
        worker = Photos::ready;
        Answer answer = upload(form()).to(handler());
        assertEquals(200, answer.status());
        assertEquals(ID, answer.json().string("product_id"));
        JsonObject product = answer.json().object("product");
        assertEquals("red sneaker", product.string("name"));
        assertEquals("ready", product.string("status"));
        JsonObject cropped = product.object("views").object("cropped");
        assertEquals("/api/image/" + ID + "_cropped.png", cropped.string("url"));
        assertEquals("AQID", cropped.string("base64"));
        assertEquals(30, cropped.integer("width", 1, 9999));
        assertEquals("studio", product.object("segmentation").string("engine"));
        assertArrayEquals(
                new double[] {10, 12, 40, 32}, product.object("segmentation").numbers("box", 4));
    }

    @Test
    void whatIsSentForTheWorkerIsAllItNeeds() {
        worker = Photos::ready;
        upload(form().text("campaign", "spring")).to(handler());
        SegmentJob job = (SegmentJob) jobs.all().getFirst();
        assertEquals(ID, job.productId());
        assertEquals("red sneaker", job.phrase());
        assertEquals(Optional.of("spring"), job.campaign());
        assertArrayEquals(PHOTO, blobs.get(job.originalKey()).orElseThrow());
        assertEquals("originals/" + ID + ".jpg", job.originalKey());
    }

    @Test
    void theSameUploadAgainIsTheSameProductAndAnsweredAtOnce() {
        worker = Photos::ready;
        upload(form()).to(handler());
        pauses.clear();
        Answer again = upload(form()).to(handler());
        assertEquals(200, again.status());
        assertEquals(1, products.size());
        assertEquals(1, jobs.all().size());
        assertTrue(pauses.isEmpty());
    }

    @Test
    void aPhotoWithAnotherPhraseIsAnotherProduct() {
        Form other = new Form().file("file", "a.jpg", PHOTO).text("product_name", "shoe lace");
        upload(form()).header("prefer", "respond-async").to(handler());
        upload(other).header("prefer", "respond-async").to(handler());
        assertEquals(2, products.size());
    }

    @Test
    void notDoneInTimeIsAcceptedWithAPlaceToLook() {
        Answer answer = upload(form()).header("prefer", "wait=10").to(handler());
        assertEquals(202, answer.status());
        assertEquals("/api/products/" + ID, answer.header("location"));
        assertEquals("segmenting", answer.json().object("product").string("status"));
        assertFalse(answer.json().object("product").has("views"));
        assertEquals(10_000, clock.millis() - TestClock.START_MS);
        assertEquals(50, pauses.getFirst());
        assertTrue(pauses.stream().allMatch(ms -> ms <= 500) && pauses.contains(500L), pauses.toString());
    }

    @Test
    void whoeverDoesNotWantToWaitDoesNot() {
        Answer answer = upload(form()).header("Prefer", "respond-async").to(handler());
        assertEquals(202, answer.status());
        assertTrue(pauses.isEmpty());
    }

    @Test
    void whatThePhraseDoesNotMatchIsUnprocessable() {
        worker = p -> p.failed(new Problem("Nothing in the photo matches \"red sneaker\".", "nothing_found"));
        Answer answer = upload(form()).to(handler());
        assertEquals(422, answer.status());
        assertEquals("nothing_found", answer.code());
        assertEquals(
                "Nothing in the photo matches \"red sneaker\".", answer.json().string("error"));
    }

    @Test
    void whatFailedOnceIsTriedAgain() {
        worker = p -> p.failed(new Problem("No.", "nothing_found"));
        upload(form()).to(handler());
        worker = Photos::ready;
        clock.advance(60_000);
        assertEquals(200, upload(form()).to(handler()).status());
        assertEquals(2, jobs.all().size());
        assertEquals(jobs.all().get(0), jobs.all().get(1), "the same job, so that what it stores is the same");
    }

    @Test
    void anUploadThatBrokeOffBeforeItsJobIsFinishedByTheNext() {
        jobs.down(true);
        assertEquals(500, upload(form()).to(handler()).status());
        assertEquals(Status.SEGMENTING, products.find(ID).orElseThrow().status());
        jobs.down(false);
        worker = Photos::ready;
        assertEquals(200, upload(form()).to(handler()).status());
        assertEquals(1, jobs.all().size());
        assertEquals(1, products.size());
    }

    @Test
    void aProductDeletedWhileWaitingIsGone() {
        ProductWatch watch = new ProductWatch(products, clock, ms -> products.delete(ID));
        Uploads uploads = new Uploads(budget, new Intake(products, jobs), blobs, watch, clock);
        UploadHandler handler = new UploadHandler(Edges.edge(), uploads, showcase());
        assertEquals(404, upload(form()).to(handler).status());
    }

    @Test
    void whatTheHoursBudgetHasNoRoomForIsToldWhenToComeBack() {
        budget = Budgets.of(1, clock);
        worker = Photos::ready;
        refused("missing_field", "file", new Form().text("product_name", "mug")); // costs nothing
        assertEquals(200, upload(form()).to(handler()).status());

        Answer refusal = upload(form()).to(handler());
        assertEquals(429, refusal.status());
        assertEquals("upload_budget_spent", refusal.json().string("code"));
        long seconds = Long.parseLong(refusal.header("retry-after"));
        clock.advance(seconds * 1000);
        assertEquals(200, upload(form()).to(handler()).status());
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        byte[] gif = "GIF89a, not one of ours".getBytes(US_ASCII);
        refused("missing_field", "file", new Form().text("product_name", "mug"));
        refused(
                "missing_field",
                "file",
                new Form().file("image", "a.jpg", PHOTO).text("product_name", "mug"));
        refused(
                "missing_field",
                "file",
                new Form().file("file", "", new byte[0]).text("product_name", "mug"));
        refused("invalid_field", "file", form().file("file", "b.jpg", PHOTO));
        refused("missing_field", "product_name", new Form().file("file", "a.jpg", PHOTO));
        refused(
                "missing_field",
                "product_name",
                new Form().file("file", "a.jpg", PHOTO).text("product_name", " "));
        refused("invalid_field", "product_name", form("x".repeat(201)));
        refused("invalid_field", "product_name", form("x".repeat(1 << 20)));
        refused("invalid_field", "product_name", form("a\u0007b"));
        refused("invalid_field", "campaign", form().text("campaign", "a/b"));
        refused("not_an_image", "JPEG", new Form().file("file", "a.jpg", gif).text("product_name", "mug"));
        byte[] vast = Photos.pngHeader(60_000, 60_000);
        refused(
                "too_many_pixels",
                "60000",
                new Form().file("file", "a.png", vast).text("product_name", "mug"));
        assertTrue(blobs.keys().isEmpty() && jobs.all().isEmpty() && products.size() == 0);
    }

    @Test
    void anythingButAFormIsRefused() {
        Answer answer = Call.of("POST", "/api/upload").text("{}").to(handler());
        assertEquals(400, answer.status());
        assertEquals("invalid_form", answer.code());
    }

    @Test
    void aPhotoOverFourMegabytesIsPointedToTheOtherRoute() {
        for (int size : new int[] {(4 << 20) + 1, 5 << 20}) {
            Answer answer = upload(
                            new Form().file("file", "a.jpg", new byte[size]).text("product_name", "mug"))
                    .to(handler());
            assertEquals(413, answer.status());
            assertEquals("too_large", answer.code());
            assertTrue(answer.json().string("error").contains("POST /api/uploads"));
        }
    }

    @Test
    void picturesAreLeftOutOnRequest() {
        blobs.put(Keys.view(ID, View.CROPPED_PREVIEW), new byte[] {1}, "image/png");
        worker = Photos::ready;
        Answer answer = upload(form()).query("base64", "false").to(handler());
        assertFalse(answer.json()
                .object("product")
                .object("views")
                .object("cropped")
                .has("base64"));
    }

    @Test
    void theSampleEventIsAnUpload() {
        assertEquals(202, Call.to(handler(), Samples.read("http-upload.json")).status());
        assertEquals(1, jobs.all().size());
    }

    private void refused(String code, String named, Form form) {
        Answer answer = upload(form).to(handler());
        assertEquals(400, answer.status(), named);
        assertEquals(code, answer.code(), named);
        assertTrue(answer.json().string("error").contains(named), answer.json().string("error"));
    }

    private static Form form(String phrase) {
        return new Form().file("file", "a.jpg", PHOTO).text("product_name", phrase);
    }
}
