package com.adaptiveads.worker.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes only when a test says so; what is due runs in the caller of {@link #advance}, in order. */
final class ManualTime extends Clock implements Timer {
    private final List<Entry> pending = new ArrayList<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private long now = 1_700_000_000_000L;

    private final class Entry implements Task {
        private final Duration delay;
        private final boolean repeats;
        private final Runnable action;
        private long due;

        private Entry(Duration delay, boolean repeats, Runnable action) {
            this.delay = delay;
            this.repeats = repeats;
            this.action = action;
            this.due = millis() + delay.toMillis();
        }

        @Override
        public void cancel() {
            synchronized (ManualTime.this) {
                pending.remove(this);
            }
        }
    }

    @Override
    public Task after(Duration delay, Runnable action) {
        return add(new Entry(delay, false, action));
    }

    @Override
    public Task every(Duration period, Runnable action) {
        return add(new Entry(period, true, action));
    }

    void advance(Duration duration) {
        long end = millis() + duration.toMillis();
        for (Optional<Entry> next = due(end); next.isPresent(); next = due(end)) {
            next.get().action.run();
        }
        watchers().forEach(Runnable::run);
    }

    /** Called whenever time has passed. */
    synchronized void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Waits until somebody has asked for something after this delay. */
    synchronized void awaitAsked(Duration delay) throws InterruptedException {
        while (pending.stream().noneMatch(e -> e.delay.equals(delay))) {
            wait();
        }
    }

    @Override
    public synchronized long millis() {
        return now;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    private synchronized Entry add(Entry entry) {
        pending.add(entry);
        notifyAll();
        return entry;
    }

    private synchronized List<Runnable> watchers() {
        return List.copyOf(watchers);
    }

    private synchronized Optional<Entry> due(long end) {
        Optional<Entry> next = pending.stream().filter(e -> e.due <= end).min(Comparator.comparingLong(e -> e.due));
        now = next.map(e -> Math.max(now, e.due)).orElse(end);
        next.ifPresent(e -> {
            if (e.repeats) {
                e.due += e.delay.toMillis();
            } else {
                pending.remove(e);
            }
        });
        return next;
    }
}
