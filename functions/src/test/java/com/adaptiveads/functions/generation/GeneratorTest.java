package com.adaptiveads.functions.generation;

import static com.adaptiveads.functions.testing.Events.SESSION;
import static com.adaptiveads.functions.testing.Events.batch;
import static com.adaptiveads.functions.testing.Events.click;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.ComposeJob.Reason;
import com.adaptiveads.events.job.Format;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.store.CompositionId;
import com.adaptiveads.functions.budget.HourlyBudget;
import com.adaptiveads.functions.engagement.Generation;
import com.adaptiveads.functions.engagement.GenerationTrigger;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.MemoryProducts;
import com.adaptiveads.functions.testing.Studio;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private final Studio studio = new Studio();
    private final Generator generator = studio.generator();

    @Test
    void nothingIsClaimedBeforeThereIsEnoughAttention() {
        studio.track(batch("b1", click(500, 300, studio.clock.millis())));

        assertInstanceOf(Outcome.Waiting.class, look());
        assertTrue(studio.jobs.all().isEmpty());
    }

    @Test
    void enoughAttentionClaimsAndSendsOneJob() {
        studio.attention();

        Outcome outcome = look();

        ComposeJob job =
                assertInstanceOf(Outcome.Started.class, outcome).claim().job();
        assertEquals(List.of(job), studio.jobs.all());
        assertEquals(Optional.of(SESSION), job.sessionId());
        assertEquals(Reason.ENGAGED, job.reason());
        assertEquals(3, job.count());
        assertEquals(List.of(Format.SQUARE), job.formats());
        assertEquals(studio.clock.millis(), job.createdAtMs());
        assertInstanceOf(Outcome.Waiting.class, look());
        assertEquals(1, studio.jobs.all().size());
    }

    @Test
    void ofManyCallersAtTheSameInstantOneClaims() throws Exception {
        studio.attention();
        int callers = 8;
        Generations.Snapshot seenByAll = studio.table.generations().find(SESSION);
        CyclicBarrier start = new CyclicBarrier(callers);
        Callable<Outcome> caller = () -> {
            start.await();
            return generator.fulfil(Wish.engaged(SESSION, Canvas.DEFAULT), seenByAll);
        };
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
            for (Future<Outcome> outcome : pool.invokeAll(java.util.Collections.nCopies(callers, caller))) {
                outcomes.add(outcome.get());
            }
        }

        assertEquals(
                1, outcomes.stream().filter(Outcome.Started.class::isInstance).count());
        assertEquals(1, studio.jobs.all().size());
        String job = studio.lastJob().jobId();
        assertTrue(outcomes.stream()
                .allMatch(o -> o.current().orElseThrow().job().jobId().equals(job)));
    }

    @Test
    void aClaimWhoseSendingFailedIsSentOnceItsLeaseRanOut() {
        studio.attention();
        studio.jobs.down(true);
        assertThrows(IllegalStateException.class, this::look);
        studio.jobs.down(false);

        assertInstanceOf(Outcome.Waiting.class, look());
        assertTrue(studio.jobs.all().isEmpty(), "the lease still runs");
        studio.clock.advance(Generation.LEASE_MS);
        look();

        assertEquals(1, studio.jobs.all().size());
        assertEquals(studio.table.claim(SESSION).orElseThrow().job(), studio.lastJob());
    }

    @Test
    void aLostJobIsSentAgainAsItWasAndByOneCallerOnly() {
        studio.attention();
        look();
        studio.clock.advance(Generation.LEASE_MS);
        studio.table.meanwhile(this::look);

        look();

        assertEquals(2, studio.jobs.all().size());
        assertEquals(studio.jobs.all().getFirst(), studio.jobs.all().getLast());
    }

    @Test
    void aJobThatAdvancesIsNotSentAgainHoweverSlow() {
        studio.attention();
        look();
        for (int step = 1; step < 10; step++) {
            studio.table.worker(SESSION, Generation.Status.RUNNING, step / 10.0);
            studio.clock.advance(Generation.LEASE_MS);
            look();
        }

        assertEquals(1, studio.jobs.all().size());
    }

    @Test
    void aJobThatStoppedAdvancingIsSentAgain() {
        studio.attention();
        look();
        studio.table.worker(SESSION, Generation.Status.RUNNING, 0.4);
        studio.clock.advance(Generation.LEASE_MS);
        look();
        studio.clock.advance(Generation.LEASE_MS);
        look();

        assertEquals(2, studio.jobs.all().size());
    }

    @Test
    void aSecondWorkerThatStartsAnewIsSeenToWork() {
        studio.attention();
        look();
        studio.table.worker(SESSION, Generation.Status.RUNNING, 0.6);
        studio.clock.advance(Generation.LEASE_MS);
        look();
        studio.clock.advance(Generation.LEASE_MS);
        look();
        assertEquals(2, studio.jobs.all().size(), "the first worker died");

        studio.table.worker(SESSION, Generation.Status.RUNNING, 0.2);
        studio.clock.advance(2 * Generation.LEASE_MS);
        look();

        assertEquals(2, studio.jobs.all().size());
    }

    @Test
    void theNextGenerationNeedsNewAttention() {
        studio.attention();
        look();
        studio.table.worker(SESSION, Generation.Status.DONE, 1);
        studio.clock.advance(10 * GenerationTrigger.COOL_DOWN_MS);
        assertInstanceOf(Outcome.Waiting.class, look());

        studio.attention();
        Outcome.Started second = assertInstanceOf(Outcome.Started.class, look());

        assertEquals(2, second.claim().generation().number());
        assertEquals(
                2, studio.jobs.all().stream().map(job -> job.jobId()).distinct().count());
    }

    @Test
    void aFailedGenerationIsTriedAnewWithoutNewAttention() {
        studio.attention();
        look();
        studio.table.worker(SESSION, Generation.Status.FAILED, 0.2);
        assertInstanceOf(Outcome.Waiting.class, look());

        studio.clock.advance(2 * GenerationTrigger.COOL_DOWN_MS);

        assertInstanceOf(Outcome.Started.class, look());
    }

    @Test
    void clicksOnACompositionChooseItsProductAndUnknownIdsNone() {
        String composition = new CompositionId(Studio.BOTTLE, "d".repeat(24), 1).toString();
        long now = studio.clock.millis();
        studio.track(batch(
                "b1",
                click(composition, now),
                click(composition, now),
                click(Studio.SNEAKER, now),
                click("comp_1700000000000_0", now),
                click("comp_1700000000000_0", now),
                click("comp_1700000000000_0", now)));
        studio.attention();
        look();

        assertEquals(Studio.BOTTLE, studio.lastJob().productId());
    }

    @Test
    void withoutASignalTheOldestReadyProductIsShown() {
        studio.attention();
        look();

        assertEquals(Studio.SNEAKER, studio.lastJob().productId());
    }

    @Test
    void withoutAReadyProductNothingIsClaimed() {
        studio.attention();
        Generator empty = new Generator(
                studio.table.generations(),
                new MemoryProducts(),
                studio.hotspots,
                studio.jobs,
                studio.clock,
                Edges.log());

        Outcome outcome = empty.fulfil(
                Wish.engaged(SESSION, Canvas.DEFAULT),
                studio.table.generations().find(SESSION));

        assertInstanceOf(Outcome.NoProduct.class, outcome);
        assertTrue(studio.table.claim(SESSION).isEmpty());
    }

    @Test
    void theProductGoesWhereTheVisitorClicked() {
        long now = studio.clock.millis();
        for (int i = 0; i < 20; i++) {
            studio.track(batch("b" + i, click(790 + i, 410 + i, now - i)));
        }
        studio.attention();
        look();

        assertEquals(0.80, studio.lastJob().hotspot().u(), 0.03);
        assertEquals(0.70, studio.lastJob().hotspot().v(), 0.03);
        assertTrue(studio.lastJob().hotspot().confidence() > 0.5);
    }

    private Outcome look() {
        return generator.fulfil(
                Wish.engaged(SESSION, Canvas.DEFAULT),
                studio.table.generations().find(SESSION));
    }

    @Test
    void beyondTheHoursBudgetNothingIsClaimedUntilTheNextHour() {
        studio.table.budget(0);
        studio.attention();

        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, look());

        assertEquals(HourlyBudget.untilNextMs(studio.clock.millis()), refused.retryMs());
        assertTrue(studio.table.claim(SESSION).isEmpty(), "a refusal takes no lease");
        assertTrue(studio.jobs.all().isEmpty());
        studio.table.budget(1);
        assertInstanceOf(Outcome.Started.class, look(), "and spends no attention");
    }

    @Test
    void aJobSentAgainIsNotCountedAgain() {
        studio.table.budget(1);
        studio.attention();
        look();
        studio.clock.advance(Generation.LEASE_MS);
        look();

        assertEquals(2, studio.jobs.all().size());
        assertEquals(studio.jobs.all().getFirst(), studio.jobs.all().getLast());
    }

    @Test
    void anHoursBudgetIsThatOfTheClocksHour() {
        assertEquals("2027-01-15T08", HourlyBudget.hour(1_800_000_000_000L));
        assertEquals(3_600_000, HourlyBudget.untilNextMs(1_800_000_000_000L));
        assertEquals(1, HourlyBudget.untilNextMs(1_800_000_000_000L - 1));
    }

    @Test
    void claimsRefusalsAndRepetitionsAreToldToCloudWatch() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Generator telling = new Generator(
                studio.table.generations(),
                studio.products,
                studio.hotspots,
                studio.jobs,
                studio.clock,
                Edges.log(told));
        studio.attention();
        for (int budget : List.of(0, 1)) {
            studio.table.budget(budget);
            telling.fulfil(
                    Wish.engaged(SESSION, Canvas.DEFAULT),
                    studio.table.generations().find(SESSION));
        }
        studio.clock.advance(Generation.LEASE_MS);
        telling.fulfil(
                Wish.engaged(SESSION, Canvas.DEFAULT),
                studio.table.generations().find(SESSION));

        List<String> names = told.toString(StandardCharsets.UTF_8)
                .lines()
                .map(Json::object)
                .filter(line -> line.has("_aws"))
                .flatMap(line -> line.fields().keySet().stream())
                .filter(name -> !name.equals("_aws"))
                .toList();
        assertEquals(List.of("GenerationsRefused", "GenerationsClaimed", "JobsSentAgain"), names);
    }
}
