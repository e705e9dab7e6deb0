package com.adaptiveads.functions.analyze;

import static com.adaptiveads.functions.testing.Events.SESSION;
import static com.adaptiveads.functions.testing.Events.batch;
import static com.adaptiveads.functions.testing.Events.click;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.AnalyzeRequest;
import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.store.CompositionId;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.blob.Previews;
import com.adaptiveads.functions.engagement.Generation;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.MemoryBlobs;
import com.adaptiveads.functions.testing.Nowhere;
import com.adaptiveads.functions.testing.Studio;
import com.adaptiveads.functions.token.SessionAccess;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnalyzeHandlerTest {
    private static final byte[] PREVIEW = {1, 2, 3};

    private final Studio studio = new Studio();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final Analyzer analyzer = new Analyzer(
            studio.table.generations(),
            studio.generator(),
            new Delivery(studio.deliveries, new Previews(blobs), studio.clock),
            studio.hotspots,
            () -> studio.heartbeat,
            studio.clock);
    private final AnalyzeHandler handler =
            new AnalyzeHandler(Edges.edge(), analyzer, SessionAccess.OPEN, () -> analyzer);

    @Test
    void theOriginalClientsPollGoesOnWhileThereIsNothing() {
        studio.track(batch("b1", click(500, 300, studio.clock.millis())));

        JsonObject analysis = poll();

        assertEquals("continue", analysis.string("action"));
        assertEquals(List.of(), analysis.objects("compositions", 10));
        assertEquals(List.of(), analysis.objects("layout", 10));
        assertEquals("idle", analysis.object("generation").string("status"));
        assertEquals(0, analysis.object("attention").integer("active_ms", 0, 100_000));
        assertEquals(45_000, analysis.object("attention").integer("needed_ms", 0, 100_000));
        assertEquals(
                List.of("This visit: 0 s active, 1 click, 0 hovers.", "0 s of 45 s of attention so far."),
                analysis.strings("reasoning", 10));
    }

    /** What the made-up visitor's table answers is read and understood; S3 and SQS, which fail there, are not asked. */
    @Test
    void theRehearsalGoesTheWholeWayWithoutReachingForAnything() {
        Wiring nowhere = Nowhere.wiring(studio.clock);
        Analyzer rehearsing = nowhere.rehearsal().analyzer();
        AnalyzeHandler primed = new AnalyzeHandler(Edges.edge(), analyzer, SessionAccess.OPEN, () -> rehearsing);

        primed.rehearse();

        AnalyzeRequest request = AnalyzeRequest.from(Json.object("{\"session_id\": \"priming\"}"));
        Analysis analysis = rehearsing.analyze(request, OptionalLong.empty(), false);
        assertEquals(1, analysis.compositions().size());
        assertEquals("queued", analysis.generation().status());
        assertEquals(List.of(), studio.jobs.all());
        assertEquals(Optional.empty(), studio.table.claim("priming"));
    }

    @Test
    void anUnknownSessionIsOneWithoutAttention() {
        assertEquals("continue", poll().string("action"));
    }

    @Test
    void reachingTheThresholdQueuesAGenerationAndSaysWhy() {
        studio.attention();

        JsonObject analysis = poll();

        assertEquals("continue", analysis.string("action"));
        assertEquals("queued", analysis.object("generation").string("status"));
        assertEquals(studio.lastJob().jobId(), analysis.object("generation").string("job_id"));
        List<String> reasoning = analysis.strings("reasoning", 10);
        assertEquals("This visit: 90 s active, 0 clicks, 0 hovers.", reasoning.getFirst());
        assertTrue(
                reasoning.contains("45 s of attention reached: new compositions are on their way."),
                reasoning::toString);
    }

    @Test
    void theWaitIsEstimatedFromTheNewestWorkerAndTheProgress() {
        studio.attention();
        JsonObject claimed = poll();
        assertEquals(0, claimed.object("attention").integer("active_ms", 0, 100_000), "spent by the claim");
        assertFalse(claimed.object("generation").has("eta_ms"), "no worker has told how long it takes");
        assertFalse(claimed.object("generation").has("progress"), "no worker is on it");
        studio.heartbeat =
                Optional.of(new Heartbeat("w1", studio.clock.millis(), "studio", "palette", "procedural", 900, 12_000));
        assertEquals(12_000, poll().object("generation").integer("eta_ms", 0, 100_000));

        studio.table.worker(SESSION, Generation.Status.RUNNING, 0.75);

        JsonObject generation = poll().object("generation");
        assertEquals("running", generation.string("status"));
        assertEquals(0.75, generation.number("progress", 0, 1));
        assertEquals(3_000, generation.integer("eta_ms", 0, 100_000));
    }

    @Test
    void compositionsAreDeliveredOnce() {
        List<Composition> made = generated();

        JsonObject first = poll();
        JsonObject second = poll();

        assertEquals("new_compositions", first.string("action"));
        assertEquals(
                made.stream().map(Composition::id).toList(),
                first.objects("compositions", 10).stream()
                        .map(c -> c.string("id"))
                        .toList());
        assertEquals("idle", first.object("generation").string("status"));
        assertEquals("continue", second.string("action"));
        assertEquals(List.of(), second.objects("compositions", 10));
    }

    @Test
    void aCompositionCarriesWhatTheOriginalClientAndOursShow() {
        Composition made = generated().getFirst();
        CompositionId id = CompositionId.parse(made.id()).orElseThrow();
        blobs.put(Keys.compositionPreview(id), PREVIEW, "image/jpeg");

        JsonObject composition = poll().objects("compositions", 10).getFirst();

        assertEquals("/api/image/compositions/" + id + ".jpg", composition.string("url"));
        assertEquals(Base64.getEncoder().encodeToString(PREVIEW), composition.string("base64"));
        assertEquals("warm bokeh", composition.string("prompt"));
        assertEquals(Studio.SNEAKER, composition.string("product_id"));
        assertEquals("studio+palette+procedural", composition.string("engine"));
        assertEquals(1024, composition.integer("width", 1, 5000));
        assertEquals("centred on the hotspot", composition.string("placement"));
        composition.object("hotspot").number("u", 0, 1);
    }

    @Test
    void picturesAreLeftOutOnRequest() {
        Composition made = generated().getFirst();
        blobs.put(Keys.compositionPreview(CompositionId.parse(made.id()).orElseThrow()), PREVIEW, "image/jpeg");

        JsonObject composition = call().query("base64", "false")
                .to(handler)
                .json()
                .objects("compositions", 10)
                .getFirst();

        assertFalse(composition.has("base64"));
    }

    @Test
    void aLostAnswerIsRepeatedOnRequestWithEverythingSince() {
        Composition made = generated().getFirst();
        poll();

        JsonObject again = call().query("since", Long.toString(made.createdAtMs()))
                .to(handler)
                .json();
        JsonObject later = call().query("since", Long.toString(made.createdAtMs() + 1))
                .to(handler)
                .json();

        assertEquals("new_compositions", again.string("action"));
        assertEquals(3, again.objects("compositions", 10).size());
        assertEquals("continue", later.string("action"));
    }

    @Test
    void whatWasRepeatedIsNotDeliveredOnceMore() {
        generated();
        call().query("since", "0").to(handler);

        assertEquals("continue", poll().string("action"));
    }

    @Test
    void twoPollsAtOnceShareTheCompositions() {
        generated();
        Composition first = studio.deliveries.undelivered(SESSION, 1).getFirst();
        studio.deliveries.deliver(first, studio.clock.millis()); // the other poll, between our reading and marking

        List<JsonObject> ours = poll().objects("compositions", 10);

        assertEquals(2, ours.size());
        assertTrue(ours.stream().noneMatch(c -> c.string("id").equals(first.id())));
    }

    @Test
    void aFailedPollLosesNoComposition() {
        generated();
        studio.clock.advance(600_000);
        studio.attention();
        studio.jobs.down(true);
        assertEquals(500, call().to(handler).status());
        studio.jobs.down(false);

        assertEquals(3, poll().objects("compositions", 10).size());
    }

    @Test
    void otherSessionsCompositionsAreNotGiven() {
        generated();

        Answer other = Call.of("POST", "/api/analyze")
                .json(new Fields().with("session_id", "somebody-else").with("layout", List.of()))
                .query("since", "0")
                .to(handler);

        assertEquals(List.of(), other.json().objects("compositions", 10));
    }

    @Test
    void aFailureIsToldInASentence() {
        studio.attention();
        poll();
        studio.table.worker(SESSION, Generation.Status.FAILED, 0.3);

        JsonObject analysis = poll();

        assertEquals("failed", analysis.object("generation").string("status"));
        assertTrue(analysis.strings("reasoning", 10)
                .contains("The last compositions failed: The painter ran out of memory."));
    }

    @Test
    void aLayoutIsAnsweredWithOneInWhichNothingOverlaps() {
        for (int i = 0; i < 12; i++) {
            studio.track(batch("c" + i, click(Studio.SNEAKER, studio.clock.millis() + i)));
        }
        List<Map<String, Object>> sent = List.of(placed(Studio.SNEAKER, 0), placed(Studio.BOTTLE, 40));

        List<JsonObject> layout = Call.of("POST", "/api/analyze")
                .json(new Fields().with("session_id", SESSION).with("layout", sent))
                .to(handler)
                .json()
                .objects("layout", 10);

        assertEquals(2, layout.size());
        double left = layout.get(0).number("x", 0, 1000);
        double right = layout.get(1).number("x", 0, 1000);
        double top = layout.get(0).number("y", 0, 600);
        double bottom = layout.get(1).number("y", 0, 600);
        assertTrue(Math.abs(left - right) >= 100 || Math.abs(top - bottom) >= 100, layout::toString);
    }

    @Test
    void withoutASessionOrWithABadSinceItIsRefused() {
        assertEquals(
                400,
                Call.of("POST", "/api/analyze").json(new Fields()).to(handler).status());
        assertEquals(400, call().query("since", "yesterday").to(handler).status());
    }

    private static Map<String, Object> placed(String product, double x) {
        return new Fields()
                .with("product_id", product)
                .with("x", x)
                .with("y", 0)
                .with("width", 100)
                .with("height", 100)
                .map();
    }

    private List<Composition> generated() {
        studio.attention();
        poll();
        List<Composition> made = studio.compose(studio.lastJob());
        studio.table.worker(SESSION, Generation.Status.DONE, 1);
        return made;
    }

    private JsonObject poll() {
        return call().to(handler).json();
    }

    /** As the original client asks every two seconds. */
    private static Call call() {
        return Call.of("POST", "/api/analyze")
                .json(new Fields().with("session_id", SESSION).with("layout", List.of()));
    }

    @Test
    void beyondTheHoursBudgetItSaysWhenToComeBack() {
        studio.table.budget(0);
        studio.attention();

        Answer answer = Call.of("POST", "/api/analyze")
                .json(new Fields().with("session_id", SESSION))
                .to(handler);

        assertEquals(429, answer.status());
        assertEquals("generation_budget_spent", answer.code());
        assertEquals("3600", answer.header("retry-after"));
    }

    @Test
    void beyondTheHoursBudgetWhatIsThereIsStillHandedOver() {
        studio.table.budget(1);
        studio.attention();
        poll();
        studio.compose(studio.lastJob());
        studio.table.worker(SESSION, Generation.Status.DONE, 1);
        studio.clock.advance(100_000);
        studio.attention();

        JsonObject analysis = poll();

        assertEquals(3, analysis.objects("compositions", 10).size());
        assertTrue(
                analysis.strings("reasoning", 10).stream().anyMatch(why -> why.startsWith("The budget for new")),
                analysis::toString);
        assertEquals(1, studio.jobs.all().size());
    }

    @Test
    void beyondTheHoursBudgetTheLayoutStillAdapts() {
        studio.table.budget(0);
        studio.attention();
        studio.track(batch("b1", click(Studio.SNEAKER, studio.clock.millis())));
        Map<String, Object> beside =
                Map.of("product_id", Studio.SNEAKER, "x", -50, "y", 0, "width", 100, "height", 100);

        Answer answer = Call.of("POST", "/api/analyze")
                .json(new Fields().with("session_id", SESSION).with("layout", List.of(beside)))
                .to(handler);

        assertEquals(200, answer.status());
        assertTrue(answer.json().objects("layout", 10).getFirst().number("x", -100, 1000) >= 0);
    }
}
