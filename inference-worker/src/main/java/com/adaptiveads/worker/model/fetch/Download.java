package com.adaptiveads.worker.model.fetch;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.fetch.PartFile.Chunk;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** Fetches single files: in parallel ranges, each tried again from where it broke off, the whole checked at the end. */
public final class Download {
    private final ModelSource source;
    private final Limits limits;
    private final Pause pause;

    /**
     * How a file is fetched.
     *
     * @param connections at once
     * @param chunkBytes of a range
     * @param attempts without a byte of progress until a range is given up
     */
    public record Limits(int connections, long chunkBytes, int attempts) {
        public static final Limits USUAL = new Limits(8, 32L << 20, 6);
    }

    public Download(ModelSource source, Limits limits, Pause pause) {
        this.source = source;
        this.limits = limits;
        this.pause = pause;
    }

    /** Bytes of the file that an earlier start has left here. */
    public long here(RemoteFile file, Path target) throws IOException {
        return PartFile.here(target, file, limits.chunkBytes());
    }

    /**
     * Fetches the file; the target is there, whole and right, when this returns, and untouched when it throws.
     *
     * @param arrived told of bytes as they come, those of an earlier start not included
     * @throws SourceChanged when the file is replaced meanwhile
     * @throws ModelFailure when the content is not what it should be
     * @throws IOException when the source or the disk fails for good; what is here already is kept for another start
     */
    public void fetch(RemoteFile file, Checksum checksum, Path target, LongConsumer arrived) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        boolean whole = attempt(file, checksum, target, arrived);
        if (!whole) { // what the earlier start left may be what is wrong
            attempt(file, checksum, target, arrived);
        }
    }

    /** @return false when the content is wrong and some of it was an earlier start's, which is gone now */
    private boolean attempt(RemoteFile file, Checksum checksum, Path target, LongConsumer arrived) throws IOException {
        try (PartFile part = PartFile.open(target, file, limits.chunkBytes())) {
            try {
                transfer(file, part, arrived);
            } catch (SourceChanged e) {
                part.discard();
                throw e;
            }
            if (part.matches(checksum)) {
                part.publish(target);
                return true;
            }
            part.discard();
            if (!part.resumed()) {
                throw ModelFailure.corrupt("What " + source.name() + " gives for " + file.path()
                        + " is not what it should be: its checksum differs. The file there is damaged or another one.");
            }
            return false;
        }
    }

    private void transfer(RemoteFile file, PartFile part, LongConsumer arrived) throws IOException {
        List<Chunk> chunks = part.missing();
        AtomicBoolean stopped = new AtomicBoolean();
        RangeTransfer.Order order =
                new RangeTransfer.Order(source, file, part, arrived, limits.attempts(), pause, stopped);
        try (ExecutorService connections = Executors.newFixedThreadPool(
                limits.connections(), Thread.ofVirtual().factory())) {
            CompletionService<Boolean> transfers = new ExecutorCompletionService<>(connections);
            try {
                chunks.forEach(chunk -> transfers.submit(new RangeTransfer(order, chunk)));
                for (int i = 0; i < chunks.size(); i++) {
                    transfers.take().get();
                }
            } catch (ExecutionException e) {
                throw failure(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The download was stopped.");
            } finally {
                stopped.set(true); // close() waits for the rest
                connections.shutdownNow();
            }
        }
    }

    private static IOException failure(ExecutionException wrapped) {
        return switch (wrapped.getCause()) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> new IOException(wrapped);
        };
    }
}
