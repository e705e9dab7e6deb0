package com.adaptiveads.functions.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.budget.UploadBudget;
import com.adaptiveads.functions.testing.Budgets;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.LabelledUrls;
import com.adaptiveads.functions.testing.MemoryCatalogue;
import com.adaptiveads.functions.testing.Samples;
import com.adaptiveads.functions.testing.TestClock;
import org.junit.jupiter.api.Test;

final class AnnounceHandlerTest {
    private final MemoryCatalogue products = new MemoryCatalogue();
    private final AnnounceHandler handler = new AnnounceHandler(Edges.edge(), announcements(Budgets.unlimited()));

    private Announcements announcements(UploadBudget budget) {
        return new Announcements(budget, products, new LabelledUrls(), new TestClock());
    }

    private static Fields body() {
        return new Fields()
                .with("filename", "sofa.webp")
                .with("content_type", "image/webp")
                .with("product_name", "green sofa");
    }

    @Test
    void anAnnouncedPhotoHasAPlaceToGoTo() {
        Answer answer = Call.of("POST", "/api/uploads").json(body()).to(handler);
        assertEquals(201, answer.status());
        String id = answer.json().string("product_id");
        JsonObject upload = answer.json().object("upload");
        assertTrue(upload.string("url").contains("originals/" + id + ".webp"));
        assertEquals("image/webp", upload.object("headers").string("content-type"));
        assertTrue(upload.integer("expires_at", 0, Long.MAX_VALUE) > TestClock.START_MS);
        Product product = products.find(id).orElseThrow();
        assertEquals(Status.UPLOADING, product.status());
        assertEquals("green sofa", product.name());
    }

    @Test
    void whatTheHoursBudgetHasNoRoomForIsNotAnnounced() {
        AnnounceHandler handler = new AnnounceHandler(Edges.edge(), announcements(Budgets.of(2, new TestClock())));
        assertEquals(
                201, Call.of("POST", "/api/uploads").json(body()).to(handler).status());
        assertEquals(
                201, Call.of("POST", "/api/uploads").json(body()).to(handler).status());
        Answer refusal = Call.of("POST", "/api/uploads").json(body()).to(handler);
        assertEquals(429, refusal.status());
        assertEquals("upload_budget_spent", refusal.json().string("code"));
        assertEquals(2, products.size());
    }

    @Test
    void theSizeIsSignedWhenItIsSaid() {
        Answer answer = Call.of("POST", "/api/uploads")
                .json(body().with("size", 31_457_280))
                .to(handler);

        assertEquals(201, answer.status());
        assertTrue(answer.json().object("upload").string("url").endsWith("=31457280"));
    }

    @Test
    void aPhotoThatIsTooLargeIsRefusedBeforeItIsSent() {
        Answer answer = Call.of("POST", "/api/uploads")
                .json(body().with("size", 31_457_281))
                .to(handler);

        assertEquals(413, answer.status());
        assertEquals("too_large", answer.code());
        assertEquals("The photo's file is larger than 30 MB.", answer.json().string("error"));
        assertEquals(0, products.size());
    }

    @Test
    void everyAnnouncementIsAProductOfItsOwn() {
        Answer one = Call.of("POST", "/api/uploads").json(body()).to(handler);
        Answer two = Call.of("POST", "/api/uploads").json(body()).to(handler);
        assertNotEquals(one.json().string("product_id"), two.json().string("product_id"));
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        refused("filename", new Fields().with("content_type", "image/png").with("product_name", "mug"));
        refused("content_type", body().with("content_type", "image/gif"));
        refused("product_name", body().with("product_name", "  "));
        refused("size", body().with("size", 0));
        refused("size", body().with("size", "large"));
        refused("campaign", body().with("campaign", "no spaces here"));
        assertEquals(0, products.size());
    }

    @Test
    void theSampleEventIsAnAnnouncement() {
        assertEquals(201, Call.to(handler, Samples.read("http-uploads.json")).status());
    }

    private void refused(String field, Fields body) {
        Answer answer = Call.of("POST", "/api/uploads").json(body).to(handler);
        assertEquals(400, answer.status());
        assertTrue(
                answer.json().string("error").startsWith(field), answer.json().string("error"));
    }
}
