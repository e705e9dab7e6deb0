package com.adaptiveads.functions.engagement;

import static com.adaptiveads.functions.engagement.Events.NOW;
import static com.adaptiveads.functions.engagement.Events.click;
import static com.adaptiveads.functions.engagement.Events.hover;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HotspotEstimatorTest {
    private static Hotspot hotspot(List<Events> events) {
        List<HeatPoint> points = events.stream()
                .flatMap(e -> HeatPoint.of(e.interaction(), NOW).stream())
                .toList();
        return HotspotEstimator.of(Attention.recent(points, Space.CANVAS, NOW));
    }

    private static List<Events> clicks(int count, double u, double v, long time) {
        return Collections.nCopies(count, click().at(u * 1000, v * 600).time(time));
    }

    private static List<Attention> cluster(RandomGenerator random, int count, double u, double v) {
        return Stream.generate(() -> Visitors.near(random, new Point(u, v)))
                .limit(count)
                .map(p -> new Attention(p.x(), p.y(), 1))
                .toList();
    }

    private static List<Attention> noise(RandomGenerator random, int count) {
        return Stream.generate(() -> new Attention(random.nextDouble(), random.nextDouble(), 1))
                .limit(count)
                .toList();
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        List<T> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static void assertAt(double u, double v, double tolerance, Hotspot hotspot) {
        assertEquals(0, Math.hypot(hotspot.u() - u, hotspot.v() - v), tolerance, hotspot.toString());
    }

    @Test
    void hoversWithoutPositionDoNotDragTheHotspotToTheCorner() {
        Hotspot hotspot = hotspot(both(clicks(10, 0.8, 0.7, NOW), Collections.nCopies(30, hover(2_000))));
        assertAt(0.8, 0.7, 0.001, hotspot);
    }

    @Test
    void positionsAreFractionsOfTheirOwnCanvas() {
        assertAt(
                0.75,
                0.25,
                0.001,
                hotspot(List.of(
                        click().at(1125, 200).on(1500, 800),
                        click().at(240, 120).on(320, 480),
                        click().at(750, 150))));
    }

    @Test
    void ofTwoClustersTheDenserWinsAndNotTheVoidBetween() {
        for (int seed = 0; seed < 200; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Hotspot hotspot = HotspotEstimator.of(both(cluster(random, 30, 0.2, 0.3), cluster(random, 18, 0.8, 0.7)));
            assertAt(0.2, 0.3, 0.06, hotspot);
        }
    }

    @Test
    void attentionThatMovedOnIsFollowed() {
        assertAt(0.9, 0.1, 0.001, hotspot(both(clicks(20, 0.2, 0.8, NOW - 600_000), clicks(3, 0.9, 0.1, NOW))));
    }

    @Test
    void aPauseTakesNothingAway() {
        List<Attention> before = Attention.recent(points(clicks(20, 0.2, 0.8, NOW)), Space.CANVAS, NOW);
        List<Attention> after = Attention.recent(points(clicks(20, 0.2, 0.8, NOW)), Space.CANVAS, NOW + 86_400_000);
        assertEquals(before, after);
    }

    @Test
    void oneEventFromTheFutureDoesNotOutweighAllOthers() {
        assertAt(0.2, 0.8, 0.001, hotspot(both(clicks(20, 0.2, 0.8, NOW), clicks(1, 0.9, 0.1, NOW + 80_000_000))));
    }

    private static List<HeatPoint> points(List<Events> events) {
        return events.stream()
                .flatMap(e -> HeatPoint.of(e.interaction(), NOW).stream())
                .toList();
    }

    @Test
    void aClusterAtTheBorderIsNeitherPulledInNorPushedOut() {
        double[] shift = new double[2];
        int sessions = 300;
        for (int seed = 0; seed < sessions; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Hotspot edge = HotspotEstimator.of(both(cluster(random, 60, 0.1, 0.5), noise(random, 20)));
            Hotspot middle = HotspotEstimator.of(both(cluster(random, 60, 0.5, 0.5), noise(random, 20)));
            shift[0] += (edge.u() - 0.1) / sessions;
            shift[1] += (middle.u() - 0.5) / sessions;
        }
        assertEquals(0, shift[0], 0.01);
        assertEquals(0, shift[1], 0.005);
        assertAt(0, 1, 1e-9, hotspot(clicks(5, 0, 1, NOW)));
    }

    @Test
    void nothingIsKnownWithoutAttention() {
        assertEquals(Hotspot.UNKNOWN, HotspotEstimator.of(List.of()));
        assertEquals(Hotspot.UNKNOWN, HotspotEstimator.of(List.of(new Attention(0.9, 0.9, 0))));
        assertEquals(Hotspot.UNKNOWN, hotspot(List.of(hover(1_000), click(), click().at(5000, 5000))));
    }

    @Test
    void fewEventsGiveLittleConfidenceAndManyTightOnesNearlyAll() {
        assertTrue(hotspot(clicks(1, 0.3, 0.3, NOW)).confidence() < 0.15);
        assertTrue(hotspot(clicks(3, 0.3, 0.3, NOW)).confidence() < 0.4);
        assertTrue(hotspot(clicks(30, 0.3, 0.3, NOW)).confidence() > 0.7);
        assertTrue(hotspot(clicks(400, 0.3, 0.3, NOW)).confidence() > 0.95);
    }

    @Test
    void moreOfTheSameEvidenceNeverMeansLessConfidence() {
        double before = 0;
        for (int count = 1; count < 200; count++) {
            double confidence = hotspot(clicks(count, 0.4, 0.6, NOW)).confidence();
            assertTrue(confidence >= before, count + " clicks");
            before = confidence;
        }
    }

    @Test
    void lookingAnywhereGivesLittleConfidenceHoweverLong() {
        for (int seed = 0; seed < 100; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            for (int count : new int[] {5, 20, 100, 1_000}) {
                double confidence = HotspotEstimator.of(noise(random, count)).confidence();
                assertTrue(confidence < 0.25, count + " events: " + confidence);
            }
        }
    }

    @Test
    void neitherOrderNorAMirrorMatters() {
        for (int seed = 0; seed < 100; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<Attention> attention = both(cluster(random, 20, 0.3, 0.2), noise(random, 5 + random.nextInt(20)));
            Hotspot hotspot = HotspotEstimator.of(attention);
            List<Attention> mirrored = attention.stream()
                    .map(a -> new Attention(1 - a.u(), a.v(), a.weight()))
                    .toList()
                    .reversed();
            Hotspot mirror = HotspotEstimator.of(mirrored);
            assertAt(1 - hotspot.u(), hotspot.v(), 0.01, mirror);
        }
    }

    @Test
    void countedAttentionGivesTheSameHotspotAsItsEvents() {
        for (int seed = 0; seed < 100; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<Attention> attention = both(cluster(random, 60, 0.7, 0.4), noise(random, 20));
            Hotspot events = HotspotEstimator.of(attention);
            Hotspot counted = HotspotEstimator.of(HeatGrid.of(attention, 64, 64));
            assertAt(events.u(), events.v(), 0.02, counted);
            assertEquals(events.confidence(), counted.confidence(), 0.15);
        }
    }

    @Test
    void theCentroidStaysAvailable() {
        assertEquals(
                new Point(0.25, 0.5),
                Attention.centroid(List.of(new Attention(0, 0.5, 3), new Attention(1, 0.5, 1)))
                        .orElseThrow());
        assertTrue(Attention.centroid(List.of(new Attention(0.5, 0.5, 0))).isEmpty());
    }
}
