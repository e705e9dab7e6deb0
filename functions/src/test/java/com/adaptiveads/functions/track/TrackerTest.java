package com.adaptiveads.functions.track;

import static com.adaptiveads.functions.testing.Events.SESSION;
import static com.adaptiveads.functions.testing.Events.batch;
import static com.adaptiveads.functions.testing.Events.click;
import static com.adaptiveads.functions.testing.Events.event;
import static com.adaptiveads.functions.testing.Events.hover;
import static com.adaptiveads.functions.testing.Events.request;
import static com.adaptiveads.functions.testing.Events.single;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.session.StoredSession;
import com.adaptiveads.functions.testing.MemoryTable;
import com.adaptiveads.functions.testing.TestClock;
import com.adaptiveads.functions.track.Tracker.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrackerTest {
    private static final long DAY_MS = 24 * 60 * 60 * 1000L;

    private final MemoryTable table = new MemoryTable();
    private final TestClock clock = new TestClock();
    private final List<Integer> pauses = new ArrayList<>();
    private final Tracker tracker = new Tracker(table.sessions(), clock, pauses::add);

    @Test
    void aBatchCountsOnce() {
        Fields batch = batch("b1", click(10, 20, clock.millis()), hover(2_000, clock.millis()));

        assertEquals(new Result(2, 0), tracker.track(request(batch)));
        assertEquals(new Result(0, 2), tracker.track(request(batch)));

        assertEquals(1, state().clicks());
        assertEquals(2_000, state().activeMs());
        assertEquals(1, table.batches(SESSION));
    }

    @Test
    void aRehearsalLeavesNoTrace() {
        tracker.rehearse();

        assertEquals(StoredSession.NONE, table.sessions().find("priming"));
        assertEquals(0, table.batches("priming"));
    }

    @Test
    void aRepetitionHoursLaterIsKnownThoughManyBatchesCameBetween() {
        Fields first = batch("b1", click(10, 20, clock.millis()));
        tracker.track(request(first));
        for (int i = 0; i < 300; i++) {
            clock.advance(60_000);
            tracker.track(request(batch("later-" + i, click(10, 20, clock.millis()))));
        }

        assertEquals(new Result(0, 1), tracker.track(request(first)));
        assertEquals(301, state().clicks());
    }

    @Test
    void aRepetitionIsKnownThoughTheClientsClockIsDaysOffAndOursMoved() {
        Fields ahead = batch("ahead", click(10, 20, clock.millis() + 3 * DAY_MS));
        Fields behind = batch("behind", click(10, 20, clock.millis() - 400 * DAY_MS));
        tracker.track(request(ahead));
        tracker.track(request(behind));
        clock.advance(5_000);

        assertEquals(new Result(0, 1), tracker.track(request(ahead)));
        assertEquals(new Result(0, 1), tracker.track(request(behind)));
        assertEquals(2, state().clicks());
    }

    @Test
    void aRepetitionIsKnownThoughItsEventsSayNoTime() {
        Fields batch = batch("b1", event("click", new Fields().with("x", 1).with("y", 2)));
        tracker.track(request(batch));
        clock.advance(DAY_MS);

        assertEquals(new Result(0, 1), tracker.track(request(batch)));
    }

    @Test
    void anEventThatComesAloneIsKnownByItsOwnId() {
        Fields click = single(event(
                "click", new Fields().with("id", "e1").with("x", 1).with("y", 2).with("timestamp", clock.millis())));

        assertEquals(new Result(1, 0), tracker.track(request(click)));
        assertEquals(new Result(0, 1), tracker.track(request(click)));
        assertEquals(1, state().clicks());
    }

    @Test
    void anEventAlreadySentAloneIsADuplicateWithinABatch() {
        var click = event(
                "click", new Fields().with("id", "e1").with("x", 1).with("y", 2).with("timestamp", clock.millis()));
        tracker.track(request(single(click)));

        assertEquals(new Result(1, 1), tracker.track(request(batch("b1", click, click(5, 6, clock.millis())))));
        assertEquals(2, state().clicks());
    }

    @Test
    void anEventWithoutAnIdIsKnownByWhatItSaysAndWhen() {
        long now = clock.millis();
        tracker.track(request(single(click(10, 20, now))));
        clock.advance(DAY_MS);

        assertEquals(new Result(0, 1), tracker.track(request(single(click(10, 20, now)))));
        assertEquals(new Result(1, 0), tracker.track(request(single(click(10, 21, now)))));
        assertEquals(new Result(1, 0), tracker.track(request(single(click(10, 20, now + 1)))));
        assertEquals(3, state().clicks());
    }

    @Test
    void eventsWithNeitherAnIdNorATimeEachCount() {
        Fields click = single(event("click", new Fields().with("x", 1).with("y", 2)));
        tracker.track(request(click));
        tracker.track(request(click));

        assertEquals(2, state().clicks());
    }

    @Test
    void aBatchIsKnownByItsIdWhateverItsEventsSayThen() {
        tracker.track(request(batch("b1", click(10, 20, clock.millis()), hover(900, clock.millis()))));
        clock.advance(DAY_MS);

        assertEquals(new Result(0, 1), tracker.track(request(batch("b1", click(10, 20, clock.millis())))));
        assertEquals(
                new Result(0, 1),
                tracker.track(request(
                        batch("b1", event("click", new Fields().with("x", 3).with("y", 4))))));
        assertEquals(1, state().clicks());
    }

    @Test
    void aBatchOfNothingButBadEventsChangesNothing() {
        Fields bad = batch("b1", event("dance", new Fields()));

        assertEquals(new Result(0, 0), tracker.track(request(bad)));
        assertEquals(0, table.batches(SESSION));
    }

    @Test
    void somebodyElsesWriteInBetweenIsNotLost() {
        table.meanwhile(() -> tracker.track(request(batch("other", click(1, 2, clock.millis())))));

        assertEquals(new Result(1, 0), tracker.track(request(batch("mine", click(3, 4, clock.millis())))));
        assertEquals(2, state().clicks());
        assertEquals(List.of(1), pauses);
    }

    @Test
    void theSameBatchFromTwoCallersAtOnceCountsOnce() {
        Fields batch = batch("b1", click(10, 20, clock.millis()));
        table.meanwhile(() -> tracker.track(request(batch)));

        assertEquals(new Result(0, 1), tracker.track(request(batch)));
        assertEquals(1, state().clicks());
    }

    @Test
    void givesUpWhenOthersNeverStopWriting() {
        AtomicInteger others = new AtomicInteger();
        Tracker unlucky = new Tracker(table.sessions(), clock, pauses::add);
        Runnable[] intruder = new Runnable[1];
        intruder[0] = () -> {
            tracker.track(request(batch("other-" + others.incrementAndGet(), click(1, 2, clock.millis()))));
            table.meanwhile(intruder[0]);
        };
        table.meanwhile(intruder[0]);

        assertThrows(HttpProblem.class, () -> unlucky.track(request(batch("mine", click(3, 4, clock.millis())))));
        assertEquals(Tracker.MAX_TRIES, others.get());
        assertEquals(Tracker.MAX_TRIES, state().clicks());
    }

    @Test
    void manyCallersAtOnceCountEveryEventOnce() throws Exception {
        int callers = 4;
        int each = 50;
        Tracker patient = new Tracker(table.sessions(), clock, failures -> {});
        try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
            List<Future<?>> done = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                String name = "caller-" + caller + "-";
                done.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        persist(patient, batch(name + i, click(i, i, clock.millis())));
                    }
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        }

        assertEquals((long) callers * each, state().clicks());
        assertEquals(callers * each, table.batches(SESSION));
    }

    /** As a client does on 429. */
    private static void persist(Tracker tracker, Fields batch) {
        while (true) {
            try {
                tracker.track(request(batch));
                return;
            } catch (HttpProblem again) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void outOfOrderBatchesGiveTheSameActiveTime() {
        long now = clock.millis();
        tracker.track(request(batch("late", hover(5_000, now))));
        tracker.track(request(batch("early", hover(5_000, now - 3_000))));

        assertEquals(8_000, state().activeMs());
        assertTrue(state().clicks() == 0);
    }

    private SessionState state() {
        return table.sessions().find(SESSION).state();
    }
}
