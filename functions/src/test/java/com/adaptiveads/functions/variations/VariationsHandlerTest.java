package com.adaptiveads.functions.variations;

import static com.adaptiveads.functions.testing.Events.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.job.ComposeJob.Reason;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.engagement.Generation;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.Studio;
import com.adaptiveads.functions.token.SessionAccess;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariationsHandlerTest {
    private final Studio studio = new Studio();
    private final VariationsHandler handler = new VariationsHandler(
            Edges.edge(),
            new Variations(studio.generator(), studio.table.generations(), studio.products),
            SessionAccess.OPEN);

    @Test
    void aClickOnEmptySpaceStartsVariationsThere() {
        Answer answer = ask(body().with("x", 250).with("y", 450));

        assertEquals(202, answer.status());
        assertEquals(studio.lastJob().jobId(), answer.json().string("job_id"));
        assertEquals(Reason.VARIATION, studio.lastJob().reason());
        assertEquals(0.25, studio.lastJob().hotspot().u());
        assertEquals(0.75, studio.lastJob().hotspot().v());
    }

    @Test
    void aClickIsMeasuredOnTheVisitorsOwnCanvas() {
        ask(body().with("x", 1500).with("y", 800).with("canvas", Map.of("width", 1500, "height", 1600)));

        assertEquals(1, studio.lastJob().hotspot().u());
        assertEquals(0.5, studio.lastJob().hotspot().v());
    }

    @Test
    void aClickBesideTheCanvasCountsAtItsEdge() {
        ask(body().with("x", -40).with("y", 5_000));

        assertEquals(0, studio.lastJob().hotspot().u());
        assertEquals(1, studio.lastJob().hotspot().v());
    }

    @Test
    void theWishedProductIsShown() {
        ask(body().with("product_id", Studio.BOTTLE));

        assertEquals(Studio.BOTTLE, studio.lastJob().productId());
    }

    @Test
    void anUnknownProductIsNotFound() {
        Answer answer = ask(body().with("product_id", "e".repeat(24)));

        assertEquals(404, answer.status());
        assertEquals("not_found", answer.code());
        assertEquals(404, ask(body().with("product_id", "comp_1_2")).status());
    }

    @Test
    void aProductThatIsNotReadyIsAConflict() {
        Answer answer = ask(body().with("product_id", Studio.UNFINISHED));

        assertEquals(409, answer.status());
        assertEquals("product_not_ready", answer.code());
        assertEquals("The product is still being cut out.", answer.json().string("error"));
    }

    @Test
    void anEmptyLibraryIsAConflict() {
        studio.products.with(Studio.SNEAKER, Status.FAILED).with(Studio.BOTTLE, Status.UPLOADING);

        Answer answer = ask(body());

        assertEquals(409, answer.status());
        assertEquals("no_ready_product", answer.code());
    }

    @Test
    void whileCompositionsAreBeingMadeAndWithinTheCoolDownItAsksToWait() {
        ask(body());
        assertEquals(429, ask(body()).status());

        studio.table.worker(SESSION, Generation.Status.DONE, 1);
        studio.clock.advance(20_500);
        Answer answer = ask(body());

        assertEquals(429, answer.status());
        assertEquals("40", answer.header("retry-after"));
        assertEquals("The next compositions can start in 40 s.", answer.json().string("error"));
        assertEquals(1, studio.jobs.all().size());
    }

    @Test
    void afterTheCoolDownAnotherSetIsMade() {
        ask(body());
        studio.table.worker(SESSION, Generation.Status.DONE, 1);
        studio.clock.advance(60_000);

        assertEquals(202, ask(body()).status());
        assertTrue(
                studio.jobs.all().getFirst().jobId().compareTo(studio.lastJob().jobId()) != 0);
    }

    private static Fields body() {
        return new Fields().with("session_id", SESSION);
    }

    private Answer ask(Fields body) {
        return Call.of("POST", "/api/variations").json(body).to(handler);
    }

    @Test
    void beyondTheHoursBudgetItSaysWhenToComeBack() {
        studio.table.budget(0);

        Answer answer = ask(body().with("x", 250).with("y", 450));

        assertEquals(429, answer.status());
        assertEquals("generation_budget_spent", answer.code());
        assertEquals("3600", answer.header("retry-after"));
        assertEquals(
                "The budget for new compositions is used up for this hour; they can start again in 60 min.",
                answer.json().string("error"));
        assertTrue(studio.jobs.all().isEmpty());
    }
}
