package com.adaptiveads.functions.engagement;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotspotSimulationTest {
    private static final int SESSIONS = 2_000;

    @ParameterizedTest
    @ValueSource(ints = {15, 30, 60, 150})
    void findsTheTrueHotspotWhereTheOriginalDoesNot(int events) {
        double[] ours = new double[SESSIONS];
        double[] original = new double[SESSIONS];
        double[] mean = new double[SESSIONS];
        for (int seed = 0; seed < SESSIONS; seed++) {
            Visitors visitors = Visitors.simulated(new SplittableRandom(1_000L * events + seed), events, events);
            List<Attention> attention = Attention.recent(visitors.points(), Space.CANVAS, Events.NOW);
            Hotspot hotspot = HotspotEstimator.of(attention);
            Point theirs = visitors.originalCentroid();
            Point centroid = Attention.centroid(attention).orElseThrow();
            ours[seed] = visitors.error(hotspot.u(), hotspot.v());
            original[seed] = visitors.error(theirs.x(), theirs.y());
            mean[seed] = visitors.error(centroid.x(), centroid.y());
        }
        double hits = Arrays.stream(ours).filter(e -> e < 0.05).count() / (double) SESSIONS;
        System.out.printf(
                "hotspot error, %d events: ours %.4f, original %.4f, mean of placed events %.4f; ours below 0.05 in %.1f %%%n",
                events, average(ours), average(original), average(mean), 100 * hits);
        assertTrue(hits >= 0.95, "below 0.05 in only " + hits);
        assertTrue(average(ours) < average(mean) / 3 && average(ours) < average(original) / 3);
    }

    @Test
    void aConfidenceThatMovesThingsIsRarelyWrongAndRarelyReachedByChance() {
        int confident = 0;
        int right = 0;
        int chance = 0;
        for (int seed = 0; seed < SESSIONS; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            int events = 5 + random.nextInt(55);
            Visitors visitors = Visitors.simulated(random, events, 0);
            Hotspot hotspot = HotspotEstimator.of(Attention.recent(visitors.points(), Space.CANVAS, Events.NOW));
            if (hotspot.confidence() >= LayoutOptimizer.MIN_CONFIDENCE) {
                confident++;
                right += visitors.error(hotspot.u(), hotspot.v()) < 0.08 ? 1 : 0;
            }
            List<Attention> anywhere = Stream.generate(() -> new Attention(random.nextDouble(), random.nextDouble(), 1))
                    .limit(events)
                    .toList();
            chance += HotspotEstimator.of(anywhere).confidence() >= LayoutOptimizer.MIN_CONFIDENCE ? 1 : 0;
        }
        System.out.printf(
                "hotspot confident in %d of %d sessions, right in %d; by chance in %d%n",
                confident, SESSIONS, right, chance);
        assertTrue(confident > 0.8 * SESSIONS, "confident in " + confident);
        assertTrue(right >= 0.95 * confident, "right in " + right);
        assertTrue(chance <= 0.01 * SESSIONS, "by chance in " + chance);
    }

    private static double average(double[] errors) {
        return Arrays.stream(errors).average().orElseThrow();
    }
}
