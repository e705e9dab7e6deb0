package com.adaptiveads.functions.engagement;

import static com.adaptiveads.functions.engagement.Events.JOB;
import static com.adaptiveads.functions.engagement.Events.NOW;
import static com.adaptiveads.functions.engagement.Events.OTHER;
import static com.adaptiveads.functions.engagement.Events.PRODUCT;
import static com.adaptiveads.functions.engagement.Events.click;
import static com.adaptiveads.functions.engagement.Events.hover;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionStateTest {
    private static SessionState after(Events... events) {
        return SessionState.EMPTY
                .apply(List.of(events).stream().map(Events::interaction).toList(), NOW)
                .state();
    }

    @Test
    void countsClicksHoversAndWhatTheyWereWith() {
        String composition = PRODUCT + "-" + JOB + "-0";
        SessionState state = after(
                click().product(PRODUCT).time(NOW - 9_000),
                hover(4_000).product(PRODUCT).time(NOW),
                click().in(composition, 0.5, 0.5),
                Events.of(Interaction.Type.HOVER_CANVAS).lasting(6_000).time(NOW),
                Events.of(Interaction.Type.TOUCH).lasting(500).product(OTHER).time(NOW - 20_000),
                Events.of(Interaction.Type.IMPRESSION).product(OTHER));
        assertEquals(2, state.clicks());
        assertEquals(1, state.hovers());
        assertEquals(6_500, state.activeMs());
        assertEquals(NOW, state.lastEventMs());
        assertEquals(
                Map.of(
                        PRODUCT, new Engagement(1, 1, 4_000),
                        composition, new Engagement(1, 0, 0),
                        OTHER, new Engagement(0, 0, 500)),
                state.products());
    }

    @Test
    void whatAScriptDidIsAcceptedButCountsForNothing() {
        SessionState.Applied applied = SessionState.EMPTY.apply(
                List.of(
                        click().product(PRODUCT).byScript().interaction(),
                        hover(9_000).product(PRODUCT).byScript().interaction()),
                NOW);
        assertEquals(2, applied.fresh().size());
        assertEquals(SessionState.EMPTY, applied.state());
    }

    @Test
    void aRepeatedEventIsADuplicateAlsoWithinItsBatch() {
        Interaction event = click().id("a").product(PRODUCT).interaction();
        SessionState.Applied first = SessionState.EMPTY.apply(List.of(event, event), NOW);
        SessionState.Applied second =
                first.state().apply(List.of(event, click().id("b").interaction()), NOW);
        assertEquals(1, first.duplicates());
        assertEquals(List.of(event), first.fresh());
        assertEquals(1, second.duplicates());
        assertEquals(2, second.state().clicks());
    }

    @Test
    void replayingTheLastHundredEventsInAnyOrderChangesNothing() {
        for (int seed = 0; seed < 200; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<Interaction> events = Events.random(random, SeenEvents.CAPACITY, 600_000);
            SessionState state = SessionState.EMPTY.apply(events, NOW).state();
            SessionState.Applied replay = state.apply(Events.scrambled(random, events), NOW);
            assertEquals(state, replay.state(), "seed " + seed);
            assertEquals(List.of(), replay.fresh());
        }
    }

    @Test
    void theSplitIntoBatchesDoesNotMatter() {
        for (int seed = 0; seed < 200; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<Interaction> events = Events.random(random, 90, 600_000);
            SessionState inOne = SessionState.EMPTY.apply(events, NOW).state();
            SessionState inSteps = SessionState.EMPTY;
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(20));
                inSteps = inSteps.apply(events.subList(from, to), NOW).state();
                from = to;
            }
            assertEquals(inOne, inSteps, "seed " + seed);
        }
    }

    @Test
    void keepsTheMostEngagedWhenThereAreTooMany() {
        List<Interaction> events = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> events.add(click().product("p" + i).interaction()));
        events.add(click().product("zz").interaction());
        events.add(click().product("zz").interaction());
        SessionState state = SessionState.EMPTY.apply(events, NOW).state();
        assertEquals(201 + 1, state.clicks());
        assertEquals(SessionCodec.MAX_PRODUCTS, state.products().size());
        assertEquals(new Engagement(2, 0, 0), state.products().get("zz"));
        assertEquals(state.products(), SessionCodec.bounded(state.products()));
    }

    @Test
    void isTheSameAfterStoring() {
        for (int seed = 0; seed < 300; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            SessionState state = SessionState.EMPTY
                    .apply(Events.random(random, random.nextInt(100), 40_000_000), NOW)
                    .state();
            assertEquals(state, SessionCodec.decode(SessionCodec.encode(state)));
        }
    }

    @Test
    void theLongestSessionStaysWithinThreeKilobytes() {
        RandomGenerator random = new SplittableRandom(1);
        SessionState state = SessionState.EMPTY;
        int longest = 0;
        for (int i = 0; i < 3_000; i++) {
            long time = NOW + 3_600_000L * i;
            Events event = hover(29_999)
                    .time(time)
                    .id("x".repeat(100) + i)
                    .product("i".repeat(100 + random.nextInt(28)) + i % 90);
            Events click = click().time(time).id("c" + i).product(PRODUCT + "-" + JOB + "-" + i % 200);
            state = state.apply(List.of(event.interaction(), click.interaction()), time)
                    .state();
            longest = Math.max(longest, SessionCodec.encode(state).length());
        }
        assertTrue(longest <= SessionCodec.MAX_CHARACTERS, longest + " characters");
    }

    @Test
    void aTypicalSessionStaysWithinTwoKilobytes() {
        SessionState state = SessionState.EMPTY;
        for (int i = 0; i < 400; i++) {
            long time = NOW + 2_500L * i;
            List<Interaction> batch = List.of(
                    hover(i % 7 == 0 ? 900 : 2_500)
                            .time(time)
                            .id("s-" + i)
                            .product(i % 3 == 0 ? PRODUCT : OTHER)
                            .interaction(),
                    click().time(time)
                            .id("c-" + i)
                            .product(PRODUCT + "-" + JOB + "-" + i % 6)
                            .interaction());
            state = state.apply(batch, time).state();
        }
        int length = SessionCodec.encode(state).length();
        assertTrue(length <= 2048, length + " characters");
    }

    @Test
    void aDamagedTextIsRefusedOrIsAnotherState() {
        RandomGenerator random = new SplittableRandom(3);
        String text = SessionCodec.encode(SessionState.EMPTY
                .apply(Events.random(random, 60, 600_000), NOW)
                .state());
        for (int i = 0; i < 5_000; i++) {
            StringBuilder damaged = new StringBuilder(text);
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.setCharAt(at, "|;,.-0zA ".charAt(random.nextInt(9)));
                case 1 -> damaged.deleteCharAt(at);
                default -> damaged.setLength(at);
            }
            try {
                SessionState state = SessionCodec.decode(damaged.toString());
                assertEquals(state, SessionCodec.decode(SessionCodec.encode(state)));
            } catch (IllegalArgumentException expected) {
                assertTrue(expected.getMessage() != null);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> SessionCodec.decode(""));
        assertThrows(IllegalArgumentException.class, () -> SessionCodec.decode("3" + text.substring(1)));
    }
}
