package com.adaptiveads.functions.engagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LayoutOptimizerTest {
    private static final Canvas CANVAS = new Canvas(1000, 600);
    private static final double DIAGONAL = Math.hypot(1000, 600);
    private static final Hotspot HOTSPOT = new Hotspot(0.7, 0.4, 0.9);
    private static final Map<String, Engagement> BEST_ENGAGED = Map.of("best", new Engagement(3, 2, 4_000));

    private static List<Placed> optimised(List<Placed> layout) {
        return LayoutOptimizer.optimise(layout, CANVAS, BEST_ENGAGED, HOTSPOT);
    }

    private static double distance(Placed one, Placed other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }

    private static boolean overlap(Placed a, Placed b) {
        double e = 2 * FreeSpace.TOUCH;
        return a.x() + e < b.x() + b.width()
                && b.x() + e < a.x() + a.width()
                && a.y() + e < b.y() + b.height()
                && b.y() + e < a.y() + a.height();
    }

    private static void assertTidy(List<Placed> before, List<Placed> after, String message) {
        assertEquals(before.size(), after.size(), message);
        for (int i = 0; i < after.size(); i++) {
            Placed item = after.get(i);
            assertEquals(before.get(i).productId(), item.productId(), message);
            assertEquals(before.get(i).width(), item.width(), message);
            assertEquals(before.get(i).height(), item.height(), message);
            assertTrue(item.x() >= 0 && item.x() + item.width() <= 1000 + 1e-6, message + item);
            assertTrue(item.y() >= 0 && item.y() + item.height() <= 600 + 1e-6, message + item);
            for (int j = 0; j < i; j++) {
                assertTrue(!overlap(item, after.get(j)), message + item + " overlaps " + after.get(j));
            }
        }
    }

    /** Up to about half of the canvas, anywhere, also over each other and partly outside. */
    private static List<Placed> random(RandomGenerator random) {
        List<Placed> layout = new ArrayList<>();
        double area = 0;
        int most = 1 + random.nextInt(12);
        while (layout.size() < most) {
            double width = 20 + random.nextInt(200);
            double height = 20 + random.nextInt(150);
            area += width * height;
            if (area > 0.45 * 1000 * 600) {
                break;
            }
            layout.add(new Placed(
                    layout.isEmpty() ? "best" : "p" + layout.size(),
                    random.nextDouble() * 1100 - 100,
                    random.nextDouble() * 700 - 100,
                    width,
                    height));
        }
        return layout;
    }

    @Test
    void theMostEngagedGoesToTheHotspotAndTheOthersStay() {
        List<Placed> layout = List.of(new Placed("other", 10, 10, 100, 100), new Placed("best", 500, 300, 120, 80));
        List<Placed> after = optimised(layout);
        assertEquals(layout.get(0), after.get(0));
        assertEquals(new Placed("best", 640, 200, 120, 80), after.get(1));
    }

    @Test
    void whenTheHotspotIsTakenItGoesBesideIt() {
        List<Placed> after =
                optimised(List.of(new Placed("other", 650, 190, 100, 100), new Placed("best", 500, 300, 100, 100)));
        assertEquals(new Placed("best", 550, 190, 100, 100), after.get(1));
    }

    @Test
    void onlyTheMostEngagedMoves() {
        List<Placed> layout = List.of(new Placed("a", 0, 0, 50, 50), new Placed("b", 600, 100, 50, 50));
        Map<String, Engagement> engagement = Map.of("a", new Engagement(1, 9, 90), "b", new Engagement(2, 0, 0));
        List<Placed> after = LayoutOptimizer.optimise(layout, CANVAS, engagement, HOTSPOT);
        assertEquals(new Placed("b", 675, 215, 50, 50), after.get(1));
        assertEquals(layout.get(0), after.get(0));
    }

    @Test
    void withoutEngagementOrAClearHotspotNothingMoves() {
        List<Placed> layout = List.of(new Placed("best", 0, 0, 50, 50), new Placed("b", 200, 100, 50, 50));
        assertEquals(layout, LayoutOptimizer.optimise(layout, CANVAS, Map.of(), HOTSPOT));
        assertEquals(layout, LayoutOptimizer.optimise(layout, CANVAS, BEST_ENGAGED, Hotspot.UNKNOWN));
        assertEquals(List.of(), optimised(List.of()));
    }

    @Test
    void aTremblingHotspotMovesNothing() {
        List<Placed> layout = optimised(List.of(new Placed("best", 500, 300, 120, 80)));
        Hotspot trembling = new Hotspot(0.71, 0.41, 0.9);
        assertEquals(layout, LayoutOptimizer.optimise(layout, CANVAS, BEST_ENGAGED, trembling));
    }

    @Test
    void nothingOverlapsAndEverythingIsInside() {
        for (int seed = 0; seed < 1_000; seed++) {
            List<Placed> layout = random(new SplittableRandom(seed));
            assertTidy(layout, optimised(layout), "seed " + seed + ": ");
        }
    }

    @Test
    void movesAreSmallAndTheBestComesNearerUntilSuggestionsRepeatThemselves() {
        for (int seed = 0; seed < 1_000; seed++) {
            List<Placed> layout =
                    LayoutOptimizer.optimise(random(new SplittableRandom(seed)), CANVAS, BEST_ENGAGED, Hotspot.UNKNOWN);
            int suggestions = 0;
            for (List<Placed> next = optimised(layout); !next.equals(layout); next = optimised(layout)) {
                assertTrue(distance(layout.getFirst(), next.getFirst()) <= 0.25 * DIAGONAL + 1e-6, "seed " + seed);
                assertEquals(layout.subList(1, layout.size()), next.subList(1, next.size()), "seed " + seed);
                layout = next;
                assertTrue(++suggestions <= 8, "seed " + seed);
            }
            assertEquals(layout, optimised(layout));
        }
    }

    @Test
    void aHotspotWithinReachIsReachedAtOnceAndForGood() {
        int reached = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            List<Placed> layout =
                    LayoutOptimizer.optimise(random(new SplittableRandom(seed)), CANVAS, BEST_ENGAGED, Hotspot.UNKNOWN);
            Placed best = layout.getFirst();
            Placed goal = FreeSpace.at(best, 700 - best.width() / 2, 240 - best.height() / 2);
            if (new FreeSpace(CANVAS, layout.subList(1, layout.size())).has(goal)
                    && distance(best, goal) < 0.17 * DIAGONAL) {
                reached++;
                List<Placed> once = optimised(layout);
                assertEquals(once, optimised(once), "seed " + seed);
                assertTrue(distance(goal, once.getFirst()) <= 0.02 * DIAGONAL, "seed " + seed);
            }
        }
        assertTrue(reached > 50, reached + " layouts with the hotspot in reach");
    }

    @Test
    void theFreePlaceFoundIsTheNearestThereIs() {
        for (int seed = 0; seed < 60; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<Placed> taken = LayoutOptimizer.optimise(random(random), CANVAS, Map.of(), Hotspot.UNKNOWN);
            FreeSpace free = new FreeSpace(CANVAS, taken);
            Placed item = new Placed("new", 0, 0, 30 + random.nextInt(120), 30 + random.nextInt(120));
            double x = random.nextInt(900);
            double y = random.nextInt(500);
            double found = free.nearest(item, x, y)
                    .map(p -> {
                        assertTrue(free.has(p), p.toString());
                        return Math.hypot(p.x() - x, p.y() - y);
                    })
                    .orElse(Double.POSITIVE_INFINITY);
            double searched = Double.POSITIVE_INFINITY;
            for (int column = 0; column + item.width() <= 1000; column += 2) {
                for (int row = 0; row + item.height() <= 600; row += 2) {
                    double away = Math.hypot(column - x, row - y);
                    if (away < searched && free.has(FreeSpace.at(item, column, row))) {
                        searched = away;
                    }
                }
            }
            assertTrue(found <= searched, "seed " + seed + ": " + found + " but there is one at " + searched);
        }
    }

    @Test
    void aFullCanvasIsPackedAndAnOverfullOneLeftAsItIs() {
        List<Placed> four = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            four.add(new Placed("p" + i, 250, 150, 500, 300));
        }
        assertTidy(four, optimised(four), "");
        four.add(new Placed("best", 250, 150, 500, 300));
        assertEquals(four, optimised(four));
        List<Placed> huge = List.of(new Placed("best", 50, 50, 2000, 300));
        assertEquals(List.of(new Placed("best", 0, 50, 2000, 300)), optimised(huge));
    }

    @Test
    void twoHundredOnOneSpotAreSpreadOut() {
        List<Placed> layout = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            layout.add(new Placed("p" + i, 400, 300, 30, 25));
        }
        assertTidy(layout, optimised(layout), "");
    }
}
