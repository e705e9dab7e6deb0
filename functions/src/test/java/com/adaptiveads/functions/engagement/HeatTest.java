package com.adaptiveads.functions.engagement;

import static com.adaptiveads.functions.engagement.Events.JOB;
import static com.adaptiveads.functions.engagement.Events.NOW;
import static com.adaptiveads.functions.engagement.Events.PRODUCT;
import static com.adaptiveads.functions.engagement.Events.click;
import static com.adaptiveads.functions.engagement.Events.hover;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HeatTest {
    private static HeatPoint point(Events event) {
        return HeatPoint.of(event.interaction(), NOW).orElseThrow();
    }

    private static List<HeatPoint> random(RandomGenerator random, int count) {
        return Events.random(random, count, 600_000).stream()
                .flatMap(e -> HeatPoint.of(e, NOW).stream())
                .toList();
    }

    @Test
    void aClickIsOneAndAHoverItsSecondsUpToOne() {
        assertEquals(1, point(click().at(1, 2)).weight());
        assertEquals(0.25, point(hover(250).at(1, 2)).weight());
        assertEquals(1, point(hover(5_000).at(1, 2)).weight());
    }

    @Test
    void aTapCountsLikeAClickSinceAFingerDoesNotHover() {
        assertEquals(1, point(Events.of(Interaction.Type.TOUCH).at(1, 2)).weight());
    }

    @Test
    void anEventWithoutAPlaceAScriptsEventAndAnImpressionAreNoHeat() {
        assertEquals(Optional.empty(), HeatPoint.of(hover(900).interaction(), NOW));
        assertEquals(Optional.empty(), HeatPoint.of(click().at(1, 2).byScript().interaction(), NOW));
        assertEquals(
                Optional.empty(),
                HeatPoint.of(Events.of(Interaction.Type.IMPRESSION).at(1, 2).interaction(), NOW));
    }

    @Test
    void aPlaceIsAFractionOfItsOwnCanvasAndOfItsCreative() {
        String composition = PRODUCT + "-" + JOB + "-0";
        HeatPoint point = point(click().at(1200, 400).on(1500, 800).in(composition, 0.25, 0.75));
        assertEquals(Optional.of(new Point(0.8, 0.5)), Space.CANVAS.place(point));
        Point spot = Space.CREATIVE.place(point).orElseThrow();
        assertEquals(0.25, spot.x(), 1e-4);
        assertEquals(0.75, spot.y(), 1e-4);
        assertEquals(Optional.of(composition), point.subject());
    }

    @Test
    void justOutsideTheCanvasIsItsEdgeAndFarOutsideIsNowhere() {
        assertEquals(Optional.of(new Point(1, 0)), point(click().at(1005, -3)).onCanvas());
        assertEquals(Optional.empty(), point(click().at(1100, 300)).onCanvas());
    }

    @Test
    void pointsAreTheSameAfterStoring() {
        for (int seed = 0; seed < 500; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<HeatPoint> points = random(random, random.nextInt(100));
            assertEquals(points, HeatCodec.decode(HeatCodec.encode(points)));
        }
        List<HeatPoint> extremes = List.of(
                point(click().at(-100_000, 100_000).on(1, 100_000).time(NOW - EventTime.MAX_SKEW_MS)),
                point(click().at(-0.01, 1e-9).time(NOW + EventTime.MAX_SKEW_MS)),
                point(hover(0).at(0, 0).product("x".repeat(128))));
        assertEquals(extremes, HeatCodec.decode(HeatCodec.encode(extremes)));
    }

    @Test
    void twentyEventsTakeLessThanThirtyBytesEach() {
        List<HeatPoint> points = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String composition = PRODUCT + "-" + JOB + "-" + i % 3;
            points.add(point(hover(37L * i)
                    .at(900.7 - i * 31, 580.3 - i * 7)
                    .on(1913, 1075)
                    .in(composition, i / 20.0, 0.93)
                    .time(NOW - 1_700L * i)));
        }
        int bytes = HeatCodec.encode(points).length;
        assertTrue(bytes <= 20 * 30, bytes + " bytes");
    }

    @Test
    void damagedBytesAreRefusedOrAreOtherPoints() {
        RandomGenerator random = new SplittableRandom(5);
        byte[] bytes = HeatCodec.encode(random(random, 30));
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = random.nextInt(4) == 0 ? new byte[random.nextInt(60)] : bytes.clone();
            if (random.nextInt(4) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length + 10));
            }
            for (int n = random.nextInt(4); n >= 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                List<HeatPoint> points = HeatCodec.decode(damaged);
                assertEquals(points, HeatCodec.decode(HeatCodec.encode(points)));
            } catch (IllegalArgumentException expected) {
                assertTrue(expected.getMessage() != null);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> HeatCodec.decode(new byte[0]));
    }

    @Test
    void theGridHoldsAllAttentionAndIsHottestWhereItWas() {
        for (int seed = 0; seed < 200; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Attention one = new Attention(random.nextDouble(), random.nextDouble(), 1);
            int columns = 1 + random.nextInt(100);
            int rows = 1 + random.nextInt(100);
            HeatGrid grid = HeatGrid.of(List.of(one, one), columns, rows);
            assertEquals(
                    2, grid.cells().stream().mapToDouble(Double::doubleValue).sum(), 1e-9);
            assertEquals(columns * rows, grid.cells().size());
            assertEquals(one.u(), grid.hottest().x(), 0.5 / columns + 1e-9);
            assertEquals(one.v(), grid.hottest().y(), 0.5 / rows + 1e-9);
            assertArrayEquals(cells(grid), cells(HeatGrid.of(grid.attention(), columns, rows)), 1e-9);
        }
        assertThrows(IllegalArgumentException.class, () -> HeatGrid.of(List.of(), 0, 5));
    }

    private static double[] cells(HeatGrid grid) {
        return grid.cells().stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void anUnknownSessionIsAnEmptyMap() {
        Heatmap map = Heatmap.of(List.of(), Space.CANVAS, 4, 3, NOW);
        assertEquals(List.of(), map.points());
        assertEquals(0, map.hotspot().confidence());
        assertEquals(12, map.grid().cells().size());
        assertEquals(Optional.empty(), map.centroid());
    }
}
