package com.adaptiveads.functions.engagement;

import static com.adaptiveads.functions.engagement.Events.NOW;
import static com.adaptiveads.functions.engagement.Events.click;
import static com.adaptiveads.functions.engagement.Events.hover;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Interaction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityClockTest {
    private static long activeMs(Events... events) {
        return clock(List.of(events).stream().map(Events::interaction).toList()).activeMs();
    }

    private static ActivityClock clock(List<Interaction> events) {
        return ActivityClock.ZERO.with(events, NOW);
    }

    @Test
    void aProductHoverInsideACanvasHoverCountsOnce() {
        assertEquals(
                10_000,
                activeMs(
                        hover(4_000).time(NOW - 3_000),
                        Events.of(Interaction.Type.HOVER_CANVAS).lasting(10_000).time(NOW)));
    }

    @Test
    void restingWithoutAnySignIsIdleAfterHalfAMinute() {
        assertEquals(30_000, activeMs(hover(600_000).time(NOW)));
    }

    @Test
    void fortyFiveSecondsTakeFortyFiveSecondsHoweverManyAreasReport() {
        List<Interaction> events = new ArrayList<>();
        for (long t = NOW - 23_000; t <= NOW; t += 1_000) {
            events.add(hover(1_000).time(t).interaction());
            events.add(Events.of(Interaction.Type.HOVER_CANVAS)
                    .lasting(1_000)
                    .time(t)
                    .interaction());
        }
        assertEquals(24_000, clock(events).activeMs());
    }

    @Test
    void impressionsScriptsAndMomentsAreNoActivity() {
        assertEquals(
                0,
                activeMs(
                        Events.of(Interaction.Type.IMPRESSION).lasting(9_000).time(NOW),
                        hover(9_000).time(NOW).byScript(),
                        click().time(NOW)));
        assertEquals(
                3_000,
                activeMs(
                        click().lasting(1_000).time(NOW),
                        Events.of(Interaction.Type.TOUCH).lasting(2_000).time(NOW - 5_000)));
    }

    @Test
    void aClientClockIsBelievedWithinADayOfTheServers() {
        long day = EventTime.MAX_SKEW_MS;
        assertEquals(
                1_000,
                activeMs(
                        hover(1_000).time(0),
                        hover(1_000).time(NOW - day),
                        hover(500).time(NOW - 3 * day)));
        assertEquals(
                1_000,
                activeMs(hover(1_000).time(Long.MAX_VALUE / 2), hover(1_000).time(NOW + day)));
        assertEquals(1_000, activeMs(hover(1_000), hover(1_000).time(NOW)));
    }

    @Test
    void orderDuplicatesAndBatchesDoNotMatter() {
        for (int seed = 0; seed < 500; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<Interaction> events = Events.random(random, 1 + random.nextInt(60), 600_000);
            ActivityClock expected = clock(events);
            ActivityClock inBatches = ActivityClock.ZERO;
            List<Interaction> scrambled = Events.scrambled(random, events);
            for (int from = 0; from < scrambled.size(); ) {
                int to = Math.min(scrambled.size(), from + 1 + random.nextInt(20));
                inBatches = inBatches.with(scrambled.subList(from, to), NOW);
                from = to;
            }
            assertEquals(expected, inBatches, "seed " + seed);
            assertEquals(expected, expected.with(events, NOW), "seed " + seed);
        }
    }

    @Test
    void activeTimeIsExactlyTheMillisecondsCovered() {
        for (int seed = 0; seed < 200; seed++) {
            List<Interaction> events = Events.random(new SplittableRandom(seed), 40, 300_000);
            BitSet covered = new BitSet();
            long origin = NOW - 400_000;
            events.stream()
                    .filter(e -> e.trusted() && e.type() != Interaction.Type.IMPRESSION)
                    .forEach(e -> {
                        int end = (int) (e.timestampMs().orElseThrow() - origin);
                        covered.set(end - (int) Math.min(e.durationMs(), 30_000), end);
                    });
            assertEquals(covered.cardinality(), clock(events).activeMs(), "seed " + seed);
        }
    }

    @Test
    void moreEventsNeverMeanLessActiveTime() {
        for (int seed = 0; seed < 100; seed++) {
            ActivityClock clock = ActivityClock.ZERO;
            for (Interaction event : Events.random(new SplittableRandom(seed), 200, 40_000_000)) {
                ActivityClock next = clock.with(List.of(event), NOW);
                assertTrue(next.activeMs() >= clock.activeMs(), "seed " + seed);
                clock = next;
            }
        }
    }

    @Test
    void aLongSessionIsSettledAndStaysSmallAndWithinTheUnion() {
        for (int seed = 0; seed < 100; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<Interaction> events = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                events.add(hover(1 + random.nextLong(2_000))
                        .time(NOW - 10_000L * i)
                        .interaction());
            }
            long union = events.stream().mapToLong(Interaction::durationMs).sum();
            ActivityClock inOrder = ActivityClock.ZERO;
            for (Interaction event : events.reversed()) {
                inOrder = inOrder.with(List.of(event), NOW);
            }
            assertEquals(union, inOrder.activeMs());
            assertEquals(ActivityClock.MAX_INTERVALS, inOrder.intervals().size());
            assertEquals(inOrder, inOrder.with(events, NOW), "what is settled is not counted again");

            ActivityClock scrambled = ActivityClock.ZERO;
            for (Interaction event : Events.scrambled(random, events)) {
                scrambled = scrambled.with(List.of(event), NOW);
            }
            assertTrue(scrambled.activeMs() <= union);
            assertTrue(inOrder.encode().length() <= 900, inOrder.encode());
        }
    }

    @Test
    void isTheSameAfterStoring() {
        for (int seed = 0; seed < 500; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            ActivityClock clock = clock(Events.random(random, random.nextInt(300), 40_000_000));
            assertEquals(clock, ActivityClock.decode(clock.encode()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "0",
                "0.",
                "0.0.",
                "0.0.1",
                "0.0.1.0",
                "0.0.-1.1",
                "1.0",
                "-1.0",
                "00.0",
                "0.0.A.1",
                "0.+1",
                "0.0.1.1.0.1",
                "0.0.1y2p0ij32e8e7.1y2p0ij32e8e7",
                "x|y",
                "0.0.1.1."
            })
    void aDamagedTextIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> ActivityClock.decode(text));
    }

    @Test
    void aDamagedTextIsRefusedOrIsAnotherClock() {
        RandomGenerator random = new SplittableRandom(7);
        String text = clock(Events.random(random, 60, 40_000_000)).encode();
        for (int i = 0; i < 5_000; i++) {
            char[] damaged = text.toCharArray();
            damaged[random.nextInt(damaged.length)] = ".-0z|A ".charAt(random.nextInt(7));
            try {
                ActivityClock clock = ActivityClock.decode(new String(damaged));
                assertEquals(new String(damaged), clock.encode());
            } catch (IllegalArgumentException expected) {
                assertTrue(expected.getMessage().contains("activity clock"));
            }
        }
    }
}
