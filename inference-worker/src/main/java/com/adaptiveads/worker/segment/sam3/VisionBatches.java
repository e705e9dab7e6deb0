package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.onnx.OutOfMemory;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.segment.sam3.Sam3Network.Features;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Photos that wait for the vision graph at the same time go through it together. Nobody waits for company: the first runs
 * at once, and whoever came meanwhile makes up the next batch. What a batch cannot do its halves are tried at, down to
 * one photo, so that one that fails, or does not fit into memory with others, harms none of them.
 */
final class VisionBatches {
    private final Function<List<Tensor>, List<Features>> vision;
    private final ReentrantLock turn = new ReentrantLock();
    private final Deque<Request> waiting = new ArrayDeque<>(); // its own monitor guards it
    private int most; // whose turn it is may change it

    private static final class Request {
        private final Tensor photo;
        private @Nullable Features seen;
        private @Nullable RuntimeException failure;

        private Request(Tensor photo) {
            this.photo = photo;
        }

        private boolean settled() {
            return seen != null || failure != null;
        }
    }

    /**
     * @param vision as many features as photos, in their order
     * @param most photos of a batch
     */
    VisionBatches(Function<List<Tensor>, List<Features>> vision, int most) {
        this.vision = vision;
        this.most = most;
    }

    /**
     * What the graph sees in a photo.
     *
     * @throws CancellationException when the thread is interrupted; photos of others that were under way with this one
     *     go again
     */
    Features see(Tensor photo) {
        Request own = new Request(photo);
        synchronized (waiting) {
            waiting.addLast(own);
        }
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            forget(own);
            Thread.currentThread().interrupt();
            throw new CancellationException("The job was stopped.");
        }
        try {
            if (!own.settled()) {
                runWithOthers(own);
            }
        } finally {
            turn.unlock();
        }
        if (own.failure != null) {
            throw own.failure;
        }
        if (own.seen == null) {
            throw new IllegalStateException("a photo was passed over");
        }
        return own.seen;
    }

    private void runWithOthers(Request own) {
        List<Request> batch = new ArrayList<>();
        batch.add(own);
        synchronized (waiting) {
            waiting.remove(own);
            while (batch.size() < most && !waiting.isEmpty()) {
                batch.add(waiting.removeFirst());
            }
        }
        try {
            run(batch);
        } finally {
            batch.remove(own);
            synchronized (waiting) {
                batch.reversed().stream().filter(other -> !other.settled()).forEach(waiting::addFirst);
            }
        }
    }

    private void run(List<Request> batch) {
        try {
            List<Features> seen =
                    vision.apply(batch.stream().map(request -> request.photo).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).seen = seen.get(i);
            }
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                batch.getFirst().failure = e;
                return;
            }
            int half = batch.size() / 2;
            most = e instanceof OutOfMemory ? half : most;
            run(batch.subList(0, half));
            run(batch.subList(half, batch.size()));
        }
    }

    private void forget(Request own) {
        synchronized (waiting) {
            waiting.remove(own);
        }
    }
}
