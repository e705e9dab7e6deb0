package com.adaptiveads.worker.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InferenceThreadTest {
    private final InferenceThread thread = new InferenceThread(RunListener.NONE);

    @AfterEach
    void close() {
        thread.close();
    }

    @Test
    void worksOnOneThreadWhoeverAsks() {
        String first = thread.call(() -> Thread.currentThread().toString(), InferenceThreadTest::nothing);
        String second = CompletableFuture.supplyAsync(
                        () -> thread.call(() -> Thread.currentThread().toString(), InferenceThreadTest::nothing))
                .join();
        assertEquals(first, second);
    }

    @Test
    void theWorksFailureIsTheCallersFailure() {
        assertThrows(
                IllegalArgumentException.class,
                () -> thread.<String>call(
                        () -> {
                            throw new IllegalArgumentException("no");
                        },
                        InferenceThreadTest::nothing));
        assertThrows(
                StackOverflowError.class,
                () -> thread.<String>call(
                        () -> {
                            throw new StackOverflowError();
                        },
                        InferenceThreadTest::nothing));
    }

    @Test
    void anInterruptStopsWhatIsUnderWayAndWaitsForItsEnd() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Boolean> interruptedAfterwards = new CompletableFuture<>();
        Thread job = Thread.ofPlatform().start(() -> {
            try {
                thread.call(
                        () -> {
                            begun.countDown();
                            awaitQuietly(stopped);
                            ended.set(true);
                            return 1;
                        },
                        stopped::countDown);
            } catch (CancellationException e) {
                interruptedAfterwards.complete(
                        ended.get() && Thread.currentThread().isInterrupted());
            } finally {
                interruptedAfterwards.complete(false);
            }
        });
        begun.await();
        job.interrupt();
        assertTrue(interruptedAfterwards.join());
    }

    @Test
    void whatWasNotBegunWhenItsCallerIsInterruptedNeverBegins() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> thread.call(
                () -> {
                    begun.countDown();
                    awaitQuietly(goOn);
                    return 1;
                },
                InferenceThreadTest::nothing));
        begun.await();
        AtomicBoolean ran = new AtomicBoolean();
        CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
        Thread job = Thread.ofPlatform().start(() -> {
            try {
                thread.call(() -> ran.getAndSet(true), InferenceThreadTest::nothing);
                cancelled.complete(false);
            } catch (CancellationException e) {
                cancelled.complete(true);
            }
        });
        job.interrupt();
        assertTrue(cancelled.join());
        goOn.countDown();
        assertEquals(1, first.join());
        assertEquals(2, thread.call(() -> 2, InferenceThreadTest::nothing)); // all before it is over
        assertFalse(ran.get());
    }

    private static void nothing() {}

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
