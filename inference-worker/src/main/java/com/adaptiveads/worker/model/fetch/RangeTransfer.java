package com.adaptiveads.worker.model.fetch;

import com.adaptiveads.worker.model.fetch.PartFile.Chunk;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** One range of a file, tried again from the last byte that came. For one thread. */
final class RangeTransfer implements Callable<Boolean> {
    private static final int BLOCK = 1 << 16;

    private final Order order;
    private final Chunk chunk;
    private long at;

    /**
     * What all ranges of a file share.
     *
     * @param attempts without a byte of progress until the range is given up
     * @param stopped set when the other ranges need not go on
     */
    record Order(
            ModelSource source,
            RemoteFile file,
            PartFile part,
            LongConsumer arrived,
            int attempts,
            Pause pause,
            AtomicBoolean stopped) {}

    RangeTransfer(Order order, Chunk chunk) {
        this.order = order;
        this.chunk = chunk;
        this.at = chunk.from();
    }

    /** @return whether the range is here, which it is unless it was stopped */
    @Override
    public Boolean call() throws IOException, InterruptedException {
        int failures = 0;
        while (at < chunk.to() && !order.stopped().get()) {
            long before = at;
            try {
                copy();
            } catch (SourceChanged | DiskFailure e) {
                throw e;
            } catch (IOException e) {
                failures = at > before ? 1 : failures + 1;
                if (failures >= order.attempts()) {
                    throw e;
                }
                order.pause().after(failures);
            }
        }
        if (at < chunk.to()) {
            return false;
        }
        order.part().finished(chunk);
        return true;
    }

    private void copy() throws IOException {
        byte[] block = new byte[BLOCK];
        try (InputStream in = order.source().open(order.file(), at, chunk.to())) {
            while (at < chunk.to() && !order.stopped().get()) {
                int read = in.read(block, 0, (int) Math.min(BLOCK, chunk.to() - at));
                if (read < 0) {
                    throw new EOFException(order.file().path() + " broke off.");
                }
                write(ByteBuffer.wrap(block, 0, read));
                at += read;
                order.arrived().accept(read);
            }
        }
    }

    private void write(ByteBuffer bytes) throws DiskFailure {
        try {
            order.part().write(bytes, at);
        } catch (IOException e) {
            throw new DiskFailure(e);
        }
    }
}
