package com.adaptiveads.functions.engagement;

import static com.adaptiveads.functions.engagement.Events.JOB;
import static com.adaptiveads.functions.engagement.Events.NOW;
import static com.adaptiveads.functions.engagement.Events.PRODUCT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.job.ComposeJob.Reason;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision.Generate;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision.Resend;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GenerationTriggerTest {
    private static final Generation.Request REQUEST =
            new Generation.Request(JOB, Reason.ENGAGED, PRODUCT, Hotspot.UNKNOWN, 42);

    private static Generation claimed(long activeMs, long nowMs) {
        return Generation.claim(Optional.empty(), REQUEST, activeMs, nowMs);
    }

    private static Decision engaged(long activeMs, Generation last, long nowMs) {
        return GenerationTrigger.engaged(activeMs, Optional.of(last), 1, nowMs);
    }

    private static int number(Decision decision) {
        return assertInstanceOf(Generate.class, decision).number();
    }

    private static long remaining(Decision decision) {
        return assertInstanceOf(Wait.class, decision).remainingMs();
    }

    @Test
    void theFirstGenerationTakesFortyFiveSecondsOfAttention() {
        assertEquals(
                new Wait("12 s of 45 s of attention so far.", 32_800),
                GenerationTrigger.engaged(12_200, Optional.empty(), 1, NOW));
        assertEquals(1, remaining(GenerationTrigger.engaged(44_999, Optional.empty(), 1, NOW)));
        assertEquals(1, number(GenerationTrigger.engaged(45_000, Optional.empty(), 1, NOW)));
    }

    @Test
    void attentionIsSpentByAGenerationSoThatItDoesNotRepeatForEver() {
        Generation done = claimed(45_000, NOW).finished();
        assertEquals(45_000, remaining(engaged(45_000, done, NOW + 3_600_000)));
        assertEquals(1, remaining(engaged(89_999, done, NOW + 3_600_000)));
        assertEquals(2, number(engaged(90_000, done, NOW + 3_600_000)));
    }

    @Test
    void twoGenerationsAreAMinuteApart() {
        Generation done = claimed(45_000, NOW).finished();
        assertEquals(new Wait("The next compositions can start in 15 s.", 14_500), engaged(95_000, done, NOW + 45_500));
        assertEquals(2, number(engaged(95_000, done, NOW + 60_000)));
    }

    @Test
    void nothingIsGeneratedWithoutAReadyProduct() {
        assertEquals(
                new Wait("No product is ready yet.", 0), GenerationTrigger.engaged(99_000, Optional.empty(), 0, NOW));
        assertEquals(new Wait("No product is ready yet.", 0), GenerationTrigger.variation(Optional.empty(), 0, NOW));
    }

    @Test
    void nothingStartsWhileOneIsInFlight() {
        Generation running = claimed(45_000, NOW).renewed(NOW + 30_000);
        assertEquals(Generation.LEASE_MS, remaining(engaged(300_000, running, NOW + 30_000)));
        assertEquals(
                Generation.LEASE_MS, remaining(GenerationTrigger.variation(Optional.of(running), 1, NOW + 30_000)));
        assertThrows(
                IllegalStateException.class, () -> Generation.claim(Optional.of(running), REQUEST, 0, NOW + 30_000));
    }

    @Test
    void aLostJobIsSentAgainWithTwiceThePatienceAndInTheEndGivenUp() {
        Generation generation = claimed(45_000, NOW);
        List<Long> patience = new ArrayList<>();
        long now = NOW;
        while (!generation.abandoned(generation.leaseUntilMs())) {
            patience.add(generation.leaseUntilMs() - now);
            now = generation.leaseUntilMs();
            Resend resend = assertInstanceOf(Resend.class, engaged(45_000, generation, now));
            generation = resend.generation().resent(now);
            assertEquals(REQUEST, generation.request(), "the same job");
            assertEquals(1, generation.number());
        }
        assertEquals(List.of(90_000L, 180_000L, 360_000L), patience);
        assertEquals(2, number(engaged(45_000, generation, generation.leaseUntilMs())));
        Generation next = Generation.claim(Optional.of(generation), REQUEST, 45_000, generation.leaseUntilMs());
        assertEquals(1, next.failuresInARow());
    }

    @Test
    void progressKeepsTheLease() {
        Generation generation = claimed(45_000, NOW);
        for (long now = NOW; now < NOW + 1_800_000; now += 60_000) {
            generation = generation.renewed(now);
            assertInstanceOf(Wait.class, engaged(500_000, generation, now + 59_999));
        }
        assertEquals(Generation.Status.RUNNING, generation.status());
    }

    @Test
    void aFailedGenerationIsTriedAgainAfterACoolDownThatGrowsWithEachFailure() {
        Optional<Generation> last = Optional.empty();
        long now = NOW;
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Generation failed = Generation.claim(last, REQUEST, 45_000, now).failed("The GPU ran out of memory.");
            waits.add(remaining(engaged(45_000, failed, now)) / 1000);
            now += waits.getLast() * 1000;
            assertEquals(i + 2, number(engaged(45_000, failed, now)));
            last = Optional.of(failed);
        }
        assertEquals(List.of(60L, 120L, 240L, 480L, 960L, 960L, 960L), waits);
        Generation done = Generation.claim(last, REQUEST, 45_000, now).finished();
        assertEquals(45_000, remaining(engaged(45_000, done, now + 9_000_000)), "a success spends the attention");
    }

    @Test
    void aVariationNeedsNoAttentionButWaitsForTheCoolDown() {
        assertEquals(1, number(GenerationTrigger.variation(Optional.empty(), 1, NOW)));
        Optional<Generation> done = Optional.of(claimed(0, NOW).finished());
        assertEquals(60_000, remaining(GenerationTrigger.variation(done, 1, NOW)));
        assertEquals(2, number(GenerationTrigger.variation(done, 1, NOW + 60_000)));
    }

    @Test
    void aFinishedOrFailedGenerationIsNotResumed() {
        Generation failed = claimed(45_000, NOW).failed("No.");
        Generation done = claimed(45_000, NOW).finished();
        for (Generation ended : List.of(failed, done)) {
            assertThrows(IllegalStateException.class, () -> ended.renewed(NOW));
            assertThrows(IllegalStateException.class, () -> ended.resent(NOW));
            assertThrows(IllegalStateException.class, () -> ended.failed("Again."));
        }
        assertEquals(done, done.finished());
        assertEquals(Generation.Status.DONE, failed.finished().status(), "a late result is still a result");
    }

    @Test
    void anHourOfAttentionGivesOneGenerationPerMinuteAtMostAndNeverTwoAtOnce() {
        for (int seed = 0; seed < 100; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Optional<Generation> last = Optional.empty();
            long active = 0;
            int generations = 0;
            for (long now = NOW; now < NOW + 3_600_000; now += 2_000) {
                active += random.nextInt(3) == 0 ? 0 : 2_000;
                Decision decision = GenerationTrigger.engaged(active, last, 1, now);
                if (decision instanceof Generate generate) {
                    assertTrue(generate.number() == ++generations);
                    last = Optional.of(Generation.claim(last, REQUEST, active, now));
                } else if (decision instanceof Wait
                        && last.filter(Generation::inFlight).isPresent()) {
                    Generation running = last.orElseThrow();
                    last = Optional.of(random.nextInt(10) == 0 ? running.finished() : running.renewed(now));
                }
            }
            assertTrue(generations >= 20 && generations <= active / GenerationTrigger.ATTENTION_MS, "" + generations);
        }
    }
}
