package com.adaptiveads.functions.engagement;

import static com.adaptiveads.functions.engagement.Events.JOB;
import static com.adaptiveads.functions.engagement.Events.NOW;
import static com.adaptiveads.functions.engagement.Events.PRODUCT;
import static com.adaptiveads.functions.engagement.Events.click;
import static com.adaptiveads.functions.engagement.Events.hover;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HeatTest {
    private static HeatPoint point(Events event) {
        return HeatPoint.of(event.interaction(), NOW).orElseThrow();
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
