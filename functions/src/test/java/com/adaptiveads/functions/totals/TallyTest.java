package com.adaptiveads.functions.totals;

import static com.adaptiveads.functions.testing.StreamRecords.AT_MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.Interaction.Point;
import com.adaptiveads.functions.engagement.BatchContent;
import com.adaptiveads.functions.engagement.Funnel;
import com.adaptiveads.functions.engagement.HeatPoint;
import com.adaptiveads.functions.engagement.SessionState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final String PRODUCT = "a".repeat(24);
    private static final String COMPOSITION = PRODUCT + "-" + "b".repeat(24) + "-0";

    @Test
    void aPlaceInACompositionCountsForItAndForItsProduct() {
        List<Increment> increments = points("s1", List.of(spot(Optional.of(COMPOSITION), 0.99, 0)));

        assertEquals(2, increments.size());
        assertTrue(Shard.allHeat(COMPOSITION).contains(increments.getLast().name()));
        assertTrue(Shard.allHeat(PRODUCT).contains(increments.getFirst().name()));
        for (Increment increment : increments) {
            assertEquals("00", increment.bucket());
            assertEquals(Map.of("c31", 1L), increment.counters());
        }
    }

    @Test
    void theFarEdgeBelongsToTheLastCell() {
        Increment increment =
                points("s1", List.of(spot(Optional.of(PRODUCT), 1, 1))).getFirst();

        assertEquals("31", increment.bucket());
        assertEquals(1L, increment.counters().get("c31"));
    }

    @Test
    void idsThatAreNoneOfOursAndPlacesOnTheCanvasOnlyAreNotKept() {
        HeatPoint onCanvas = new HeatPoint(
                Interaction.Type.CLICK,
                1,
                1,
                Canvas.DEFAULT,
                Optional.of(new Point(1, 2)),
                Optional.of(PRODUCT),
                Optional.empty());

        assertEquals(
                List.of(),
                points("s1", List.of(onCanvas, spot(Optional.of("comp_1_2"), 0.5, 0.5), spot(Optional.empty(), 0, 0))));
    }

    @Test
    void oneVisitorMeetsOneShardAndManyMeetAll() {
        Set<String> same = shards(IntStream.range(0, 20).mapToObj(i -> "session_1"));
        Set<String> many = shards(IntStream.range(0, 400).mapToObj(i -> "session_" + i));

        assertEquals(1, same.size());
        assertEquals(Set.copyOf(Shard.allHeat(PRODUCT)), many);
    }

    @Test
    void aSessionThatDidNothingNewAddsNothing() {
        assertEquals(List.of(), tally(new Change.Session("s1", Optional.of(SessionState.EMPTY), SessionState.EMPTY)));
    }

    @Test
    void whatIsCountedIsCountedForItsHourAndItsDayToo() {
        List<Increment> increments = tally(new Change.Generations("s1", 2));

        assertEquals(
                List.of("all", "2026-11-23T15", "2026-11-23"),
                increments.stream().map(Increment::bucket).toList());
        for (Increment increment : increments) {
            assertEquals(Map.of("generations", 2L), increment.counters());
        }
    }

    @Test
    void whatIsTakenOffAgainShowsInNoHour() {
        List<Increment> increments = tally(new Change.Product(PRODUCT, -1));

        assertEquals(List.of("all"), increments.stream().map(Increment::bucket).toList());
    }

    @Test
    void aFunnelOfACompositionCountsForItAndForItsProductAndTheImpressionsForAll() {
        List<Increment> increments = tally(new Change.Batch(
                "s1",
                new BatchContent(
                        List.of(),
                        new TreeMap<>(Map.of(
                                COMPOSITION,
                                new Funnel(3, 1, 500, 0),
                                PRODUCT,
                                new Funnel(1, 0, 0, 2),
                                "comp_1",
                                new Funnel(9, 0, 0, 0))))));

        assertEquals(
                Map.of(
                        Shard.stats("s1"), Map.of("impressions", 13L),
                        Shard.series(Period.HOUR, "s1"), Map.of("impressions", 13L),
                        Shard.series(Period.DAY, "s1"), Map.of("impressions", 13L),
                        Shard.funnel(COMPOSITION, "s1"), Map.of("impressions", 3L, "hovers", 1L, "hover_ms", 500L),
                        Shard.funnel(PRODUCT, "s1"),
                                Map.of("impressions", 4L, "hovers", 1L, "hover_ms", 500L, "clicks", 2L)),
                increments.stream().collect(Collectors.toMap(Increment::name, Increment::counters)));
    }

    private static List<Increment> tally(Change change) {
        return Tally.of(new Change.Dated(change, AT_MS));
    }

    private static List<Increment> points(String session, List<HeatPoint> points) {
        return tally(new Change.Batch(session, new BatchContent(points, new TreeMap<>())));
    }

    private static Set<String> shards(Stream<String> sessions) {
        return sessions.flatMap(session -> points(session, List.of(spot(Optional.of(PRODUCT), 0.5, 0.5))).stream())
                .map(Increment::name)
                .collect(Collectors.toSet());
    }

    private static HeatPoint spot(Optional<String> subject, double u, double v) {
        return new HeatPoint(
                Interaction.Type.CLICK, 1, 1, Canvas.DEFAULT, Optional.empty(), subject, Optional.of(new Point(u, v)));
    }
}
