package com.adaptiveads.worker.model.hub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends connections over which nothing comes any more: the JDK's client waits for ever. */
final class StallWatch implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stalls").factory());
    private final Duration patience;

    StallWatch(Duration patience) {
        this.patience = patience;
    }

    InputStream over(InputStream stream) {
        return new Watched(stream);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private final class Watched extends FilterInputStream {
        private volatile boolean stalled;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Future<?> alarm = timer.schedule(this::abandon, patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                int read = super.read(bytes, offset, length);
                if (stalled) { // the client may end a closed stream as if it were whole
                    throw new IOException("nothing came for " + patience.toSeconds() + " s");
                }
                return read;
            } finally {
                alarm.cancel(false);
            }
        }

        private void abandon() {
            stalled = true;
            try {
                in.close();
            } catch (IOException e) {
                // the reader learns it anyway
            }
        }
    }
}
