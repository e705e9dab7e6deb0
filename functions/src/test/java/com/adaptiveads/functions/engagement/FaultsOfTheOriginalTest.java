package com.adaptiveads.functions.engagement;

import static com.adaptiveads.functions.engagement.Events.JOB;
import static com.adaptiveads.functions.engagement.Events.NOW;
import static com.adaptiveads.functions.engagement.Events.OTHER;
import static com.adaptiveads.functions.engagement.Events.PRODUCT;
import static com.adaptiveads.functions.engagement.Events.click;
import static com.adaptiveads.functions.engagement.Events.hover;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.Interaction.Point;
import com.adaptiveads.events.job.ComposeJob.Reason;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision.Generate;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision.Wait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the system this one replaces gets wrong, each fault shown beside what happens here. */
class FaultsOfTheOriginalTest {
    private static List<Interaction> events(List<Events> events) {
        return events.stream().map(Events::interaction).toList();
    }

    private static Hotspot hotspot(List<Interaction> events) {
        List<HeatPoint> points =
                events.stream().flatMap(e -> HeatPoint.of(e, NOW).stream()).toList();
        return HotspotEstimator.of(Attention.recent(points, Space.CANVAS, NOW));
    }

    private static SessionState session(List<Interaction> events) {
        return SessionState.EMPTY.apply(events, NOW).state();
    }

    /** The original adds up the durations of all events. */
    private static long originalActiveMs(List<Interaction> events) {
        return events.stream().mapToLong(Interaction::durationMs).sum();
    }

    @Test
    void hoversWithoutPositionPulledTheHotspotIntoTheCorner() {
        List<Events> events = new ArrayList<>(Collections.nCopies(10, click().at(800, 420)));
        events.addAll(Collections.nCopies(10, hover(2_000)));
        Point original = new Visitors(new Point(0, 0), events(events)).originalCentroid();
        assertEquals(0.40, original.x(), 1e-9);
        assertEquals(0.35, original.y(), 1e-9);

        Hotspot hotspot = hotspot(events(events));
        assertEquals(0.8, hotspot.u(), 1e-3);
        assertEquals(0.7, hotspot.v(), 1e-3);
    }

    @Test
    void everyCanvasWasTakenFor1000By600() {
        List<Interaction> events =
                events(Collections.nCopies(5, click().at(1500, 800).on(1500, 800)));
        assertTrue(new Visitors(new Point(0, 0), events).originalCentroid().x() > 1);
        assertEquals(1, hotspot(events).u());
        assertEquals(1, hotspot(events).v());
    }

    @Test
    void theHotspotWasTheMeanWhereNobodyLooked() {
        List<Events> events = new ArrayList<>(Collections.nCopies(10, click().at(200, 300)));
        events.addAll(Collections.nCopies(8, click().at(800, 300)));
        assertEquals(
                0.467,
                new Visitors(new Point(0, 0), events(events)).originalCentroid().x(),
                1e-3);
        assertEquals(0.2, hotspot(events(events)).u(), 0.01);
    }

    @Test
    void nestedHoversCountedTwiceSoThat45SecondsTook23() {
        List<Events> events = new ArrayList<>();
        for (int second = 1; second <= 23; second++) {
            events.add(hover(1_000).time(NOW - 23_000 + 1_000L * second));
            events.add(Events.of(Interaction.Type.HOVER_CANVAS).lasting(1_000).time(NOW - 23_000 + 1_000L * second));
        }
        assertTrue(originalActiveMs(events(events)) >= GenerationTrigger.ATTENTION_MS);
        SessionState session = session(events(events));
        assertEquals(23_000, session.activeMs());
        assertInstanceOf(Wait.class, GenerationTrigger.engaged(session.activeMs(), Optional.empty(), 1, NOW));
    }

    @Test
    void leavingTheMouseStillCountedAsAttention() {
        List<Interaction> events = events(List.of(hover(300_000).time(NOW)));
        assertEquals(300_000, originalActiveMs(events));
        assertEquals(30_000, session(events).activeMs());
    }

    @Test
    void activeTimeWasNeverSpentSoThatEveryMinuteAfterTheFirstGeneratedAgain() {
        Generation done = Generation.claim(
                        Optional.empty(),
                        new Generation.Request(JOB, Reason.ENGAGED, PRODUCT, Hotspot.UNKNOWN, 1),
                        50_000,
                        NOW)
                .finished();
        for (int minute = 1; minute < 60; minute++) {
            assertInstanceOf(
                    Wait.class,
                    GenerationTrigger.engaged(50_000, Optional.of(done), 1, NOW + 60_000L * minute),
                    "nobody has looked since");
        }
        assertInstanceOf(Generate.class, GenerationTrigger.engaged(95_000, Optional.of(done), 1, NOW + 60_000L));
    }

    @Test
    void clicksOnCompositionsStoppedGeneration() {
        String composition = PRODUCT + "-" + JOB + "-2";
        SessionState session = session(
                events(List.of(click().product(OTHER), click().product(composition), click().product(composition))));
        assertEquals(
                composition,
                session.products().entrySet().stream()
                        .max(Map.Entry.comparingByValue(Engagement.MOST_LAST))
                        .orElseThrow()
                        .getKey());
        assertEquals(Optional.of(PRODUCT), TopProduct.of(session.products(), List.of(OTHER, PRODUCT)));
    }
}
