package com.adaptiveads.worker.onnx;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The one thread that works with a device, whatever the runtime: runs come one after the other, first come first served,
 * while the threads of the jobs prepare pictures, wait, and can be interrupted.
 */
public final class InferenceThread implements AutoCloseable {
    private final RunListener listener;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("inference").factory());

    InferenceThread(RunListener listener) {
        this.listener = listener;
    }

    /**
     * Has the work done and waits for it.
     *
     * @param stop called from the waiting thread when it is interrupted while the work is under way: makes the work end
     *     soon, by an exception or not
     * @throws CancellationException when the waiting thread was interrupted; by then the work has ended or will never
     *     begin, and the thread stays interrupted
     */
    public <T> T call(Supplier<T> work, Runnable stop) {
        AtomicBoolean taken = new AtomicBoolean();
        CompletableFuture<T> result = new CompletableFuture<>();
        long asked = System.nanoTime();
        thread.execute(() -> {
            if (taken.compareAndSet(false, true)) {
                long begun = System.nanoTime();
                listener.begins();
                complete(result, work, () -> listener.ran(begun - asked, System.nanoTime() - begun));
            }
        });
        try {
            return result.get();
        } catch (InterruptedException e) {
            if (!taken.compareAndSet(false, true)) {
                stop.run();
                result.handle((done, failed) -> true).join(); // join is not interruptible
            }
            Thread.currentThread().interrupt();
            throw new CancellationException("The job was stopped.");
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** Ends when what is under way has ended. */
    @Override
    public void close() {
        thread.close();
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work, Runnable ended) {
        try {
            T done = work.get();
            ended.run();
            result.complete(done);
        } catch (Throwable failure) { // whoever waits gets it, memory used up included
            ended.run();
            result.completeExceptionally(failure);
        }
    }

    private static RuntimeException failure(ExecutionException wrapped) {
        return switch (wrapped.getCause()) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException(wrapped); // a supplier throws nothing else
        };
    }
}
