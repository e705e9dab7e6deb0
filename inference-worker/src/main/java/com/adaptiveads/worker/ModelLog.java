package com.adaptiveads.worker;

import com.adaptiveads.worker.model.fetch.Progress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What happens to models, as lines of the log; of a download one line every few seconds. */
final class ModelLog implements Progress {
    private static final long PAUSE_NANOS = 5_000_000_000L;
    private static final double MEGA = 1e6;

    private final JsonLog log;
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicLong toldAt = new AtomicLong();
    private volatile String model = "";
    private volatile long total;
    private volatile long begunAt;

    ModelLog(JsonLog log) {
        this.log = log;
    }

    void device(String device, String reason) {
        log.write(log.line("info", "device").with("device", device).with("detail", reason), Optional.empty());
    }

    void loaded(String family, String name, String device, long ms) {
        log.write(
                log.line("info", "model loaded")
                        .with("family", family)
                        .with("model", name)
                        .with("device", device)
                        .with("ms", ms),
                Optional.empty());
    }

    /** Why something is not as it was asked for. */
    void note(String sentence) {
        log.write(log.line("warn", "model").with("detail", sentence), Optional.empty());
    }

    @Override
    public void begin(String fetched, long bytes) {
        model = fetched;
        total = bytes;
        begunAt = System.nanoTime();
        arrived.set(0);
        toldAt.set(begunAt);
        tell();
    }

    @Override
    public void advance(long bytes) {
        arrived.addAndGet(bytes);
        long told = toldAt.get();
        long now = System.nanoTime();
        if (now - told >= PAUSE_NANOS && toldAt.compareAndSet(told, now)) {
            tell();
        }
    }

    @Override
    public void end() {
        tell();
    }

    private void tell() {
        double seconds = Math.max(1e-3, (System.nanoTime() - begunAt) / 1e9);
        log.write(
                log.line("info", "model fetch")
                        .with("model", model)
                        .with("bytes", arrived.get())
                        .with("of", total)
                        .with("mb_per_s", Math.round(arrived.get() / MEGA / seconds)),
                Optional.empty());
    }
}
