package com.adaptiveads.worker;

import java.util.ArrayDeque;
import java.util.Deque;

/** The median of the newest values. Safe for use by several threads. */
final class RunningMedian {
    private static final int WINDOW = 31;

    private final Deque<Long> newest = new ArrayDeque<>(WINDOW);

    synchronized void add(long value) {
        if (newest.size() == WINDOW) {
            newest.removeFirst();
        }
        newest.addLast(value);
    }

    /** The upper median; 0 when there is no value yet. */
    synchronized long value() {
        long[] sorted = newest.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
