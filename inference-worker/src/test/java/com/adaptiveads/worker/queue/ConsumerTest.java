package com.adaptiveads.worker.queue;

import static com.adaptiveads.worker.queue.Scripted.DONE;
import static com.adaptiveads.worker.queue.Scripted.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.worker.job.Outcome;
import com.adaptiveads.worker.queue.JobReport.Ending;
import com.adaptiveads.worker.queue.Scripted.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConsumerTest {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final Duration DRAIN = Duration.ofSeconds(90);

    private final ManualTime time = new ManualTime();
    private final ManualTime stopped = new ManualTime(); // a dead worker's: its heart beats no more
    private final VirtualQueue queue = new VirtualQueue(time);
    private final Scripted jobs = new Scripted();
    private final List<Consumer> opened = new ArrayList<>();
    private final Consumer consumer = consumer(1, time);

    /** Time goes on while they close, so that a failed test ends too. */
    @AfterEach
    void closeAll() throws InterruptedException {
        for (Consumer open : opened) {
            Thread closing = Thread.startVirtualThread(open::close);
            while (!closing.join(Duration.ofMillis(10))) {
                time.advance(DRAIN);
                stopped.advance(DRAIN);
            }
        }
        assertEquals(0, jobs.underWay.get(), "each delivery begins once and ends once");
    }

    private Consumer consumer(int slots, Timer timer) {
        Consumer opening = new Consumer(queue, jobs, new Limits(slots, LEASE, TIMEOUT, DRAIN, 4), timer, time, jobs);
        opened.add(opening);
        return opening;
    }

    /** A job that says when it began and goes on until it is told to end. */
    private static final class Gate implements Step {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);

        @Override
        public Outcome run() throws InterruptedException {
            begun.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return new Outcome.Done();
        }
    }

    @Test
    void deletesAMessageOnceItsJobIsDone() throws Exception {
        queue.send(message("a"));
        consumer.start();
        assertEquals(Ending.DONE, jobs.next());
        assertEquals(0, queue.size());
    }

    @Test
    void deletesAMessageWhoseOwnerHasBeenToldWhyItCannotBeDone() throws Exception {
        jobs.script("a", () -> new Outcome.Refused(new Problem("Too cluttered.", "too_cluttered")));
        queue.send(message("a"));
        consumer.start();
        assertEquals(Ending.REFUSED, jobs.next());
        assertEquals(0, queue.size());
        assertEquals(List.of(), jobs.gaveUp);
    }

    @Test
    void aHeartbeatKeepsTheLeaseOfALongJob() throws Exception {
        Gate gate = new Gate();
        jobs.script("a", gate);
        queue.send(message("a"));
        consumer.start();
        gate.begun.await();
        Consumer idle = consumer(1, time);
        idle.start(); // would take the message as soon as its lease runs out
        for (int i = 0; i < 9; i++) {
            time.advance(LEASE);
            queue.send(message("tick" + i));
            assertEquals(Ending.DONE, jobs.next()); // the idle one is awake and has looked
        }
        gate.open.countDown();
        assertEquals(Ending.DONE, jobs.next());
        assertEquals(1, jobs.runs("a"));
        assertEquals(0, queue.size());
    }

    @Test
    void aFailedJobIsTriedAgainAfterAPause() throws Exception {
        jobs.script("a", () -> {
            throw new IllegalStateException("the store is down");
        });
        queue.send(message("a"));
        consumer.start();
        assertEquals(Ending.RETRY, jobs.next());
        assertEquals(1, jobs.runs("a"));
        time.advance(Duration.ofSeconds(2));
        assertEquals(Ending.DONE, jobs.next());
        assertEquals(0, queue.size());
    }

    @Test
    void aJobThatAlwaysFailsIsToldOnceAndGoesToTheDeadLetterQueue() throws Exception {
        Step fails = () -> {
            throw new IllegalStateException("again");
        };
        jobs.script("a", fails, fails, fails, fails);
        queue.send(message("a"));
        consumer.start();
        for (int i = 0; i < 3; i++) {
            assertEquals(Ending.RETRY, jobs.next());
            time.advance(Duration.ofSeconds(10));
        }
        assertEquals(Ending.GAVE_UP, jobs.next());
        queue.awaitEmpty();
        assertEquals(List.of(message("a")), queue.dead());
        assertEquals(List.of("a: processing_failed"), jobs.gaveUp);
        assertEquals(4, jobs.runs("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "{\"version\":2,\"type\":\"segment\",\"job_id\":\"x\"}",
                "{\"version\":1,\"type\":\"dance\",\"job_id\":\"x\"}",
                "{\"version\":1,\"type\":\"segment\",\"job_id\":\"x\"}"
            })
    void poisonGoesToTheDeadLetterQueueAndOtherJobsGoOn(String poison) throws Exception {
        queue.send(poison);
        queue.send(message("good"));
        consumer.start();
        queue.awaitEmpty();
        assertEquals(List.of(poison), queue.dead());
        assertEquals(1, jobs.runs("good"));
        assertEquals(
                4,
                jobs.reports.stream().filter(r -> r.ending() == Ending.POISON).count());
    }

    @Test
    void aJobThatUsesUpMemoryOrStackEndsAlone() throws Exception {
        jobs.script("memory", () -> {
            throw new OutOfMemoryError("so many pixels");
        });
        jobs.script("stack", () -> {
            endless(0);
            return new Outcome.Done();
        });
        queue.send(message("memory"));
        queue.send(message("stack"));
        queue.send(message("good"));
        consumer.start();
        assertEquals(Ending.RETRY, jobs.next());
        assertEquals(Ending.RETRY, jobs.next());
        assertEquals(Ending.DONE, jobs.next());
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static int endless(int n) {
        return endless(n + 1) + 1;
    }

    @Test
    void aJobThatTakesTooLongIsStoppedAndItsSlotFreed() throws Exception {
        Gate gate = new Gate();
        jobs.script("slow", gate);
        queue.send(message("slow"));
        consumer.start();
        gate.begun.await();
        queue.send(message("good"));
        time.advance(TIMEOUT);
        assertEquals(Ending.RETRY, jobs.next());
        gate.interrupted.await();
        assertEquals(Ending.DONE, jobs.next());
        assertEquals(1, jobs.runs("good"));
    }

    @Test
    void aLostLeaseIsNoConcernOfOursAnyMore() throws Exception {
        Gate gate = new Gate();
        jobs.script("a", gate);
        queue.send(message("a"));
        consumer.start();
        gate.begun.await();
        queue.stealLeases();
        time.advance(LEASE.dividedBy(3));
        assertEquals(Ending.LEASE_LOST, jobs.next());
        gate.interrupted.await();
        assertEquals(1, queue.size());
    }

    @Test
    void aJobWhoseWorkerDiesIsDoneByAnother() throws Exception {
        Consumer dying = consumer(1, stopped);
        Gate never = new Gate();
        jobs.script("a", never);
        queue.send(message("a"));
        dying.start();
        never.begun.await();
        consumer.start();
        time.advance(LEASE);
        assertEquals(Ending.DONE, jobs.next());
        assertEquals(2, jobs.runs("a"));
        assertEquals(0, queue.size());
        never.open.countDown();
        assertEquals(Ending.DONE, jobs.next()); // had it only been slow: no harm done
        dying.close();
    }

    @Test
    void aMessageDeliveredTwiceAtOnceHarmsNobody() throws Exception {
        Gate first = new Gate();
        Gate second = new Gate();
        jobs.script("a", first, second);
        queue.deliverNextTwice();
        queue.send(message("a"));
        consumer.start();
        first.begun.await();
        Consumer other = consumer(1, time);
        other.start();
        second.begun.await();
        first.open.countDown();
        assertEquals(Ending.DONE, jobs.next());
        second.open.countDown();
        assertEquals(Ending.DONE, jobs.next());
        assertEquals(0, queue.size());
        assertEquals(List.of(), queue.dead());
    }

    @Test
    void closingLetsTheRunningJobFinishAndTakesNoOther() throws Exception {
        Gate gate = new Gate();
        jobs.script("a", gate);
        queue.send(message("a"));
        consumer.start();
        gate.begun.await();
        queue.send(message("b"));
        Thread closing = Thread.startVirtualThread(consumer::close);
        time.awaitAsked(DRAIN);
        gate.open.countDown();
        closing.join();
        assertEquals(Ending.DONE, jobs.next());
        assertEquals(0, jobs.runs("b"));
        assertEquals(1, queue.size());
    }

    @Test
    void closingHandsBackWhatDoesNotFinishInTime() throws Exception {
        Gate gate = new Gate();
        jobs.script("a", gate);
        queue.send(message("a"));
        consumer.start();
        gate.begun.await();
        Thread closing = Thread.startVirtualThread(consumer::close);
        time.awaitAsked(DRAIN);
        time.advance(DRAIN);
        closing.join();
        assertEquals(Ending.HANDED_BACK, jobs.next());
        gate.interrupted.await();
        Consumer next = consumer(1, time);
        next.start(); // no time passes: the message is there at once
        assertEquals(Ending.DONE, jobs.next());
    }

    @Test
    void asksForAsManyMessagesAsThereAreFreeSlots() throws Exception {
        Gate gate = new Gate();
        jobs.script("a", gate);
        Consumer two = consumer(2, time);
        two.start();
        queue.awaitAsked(2);
        queue.send(message("a"));
        gate.begun.await();
        queue.awaitAsked(1);
        queue.send(message("b"));
        assertEquals(Ending.DONE, jobs.next());
        assertEquals(1, jobs.runs("b"));
        gate.open.countDown();
        assertEquals(Ending.DONE, jobs.next());
    }

    @Test
    void comesBackWhenTheQueueWasDown() throws Exception {
        queue.setDown(true);
        consumer.start();
        time.awaitAsked(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(1));
        time.awaitAsked(Duration.ofSeconds(2));
        queue.setDown(false);
        queue.send(message("a"));
        time.advance(Duration.ofSeconds(2));
        assertEquals(Ending.DONE, jobs.next());
        assertTrue(jobs.troubles.size() >= 2);
    }

    @Test
    void runsJobsSideBySideWithoutMixingThemUp() throws Exception {
        Step fails = () -> {
            throw new IllegalStateException("every second one");
        };
        Consumer eight = consumer(8, time);
        for (int i = 0; i < 200; i++) {
            String id = "job-" + i;
            jobs.script(id, i % 2 == 0 ? DONE : fails);
            queue.send(message(id));
        }
        eight.start();
        for (int i = 0; i < 200; i++) {
            jobs.next();
        }
        time.advance(Duration.ofSeconds(2));
        queue.awaitEmpty();
        for (int i = 0; i < 200; i++) {
            assertEquals(i % 2 == 0 ? 1 : 2, jobs.runs("job-" + i), "job-" + i);
        }
        assertEquals(List.of(), queue.dead());
    }
}
