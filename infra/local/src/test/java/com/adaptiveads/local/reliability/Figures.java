package com.adaptiveads.local.reliability;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What is printed, one line a figure; a promise that is broken ends the program with 1 at its end. */
final class Figures {
    private boolean broken;

    void figure(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "%-46s %10.1f %s%n", name, value, unit);
    }

    void promise(String name, long expected, long actual) {
        boolean kept = expected == actual;
        broken |= !kept;
        System.out.printf(Locale.ROOT, "%-46s %10d of %d%s%n", name, actual, expected, kept ? "" : "   <-- BROKEN");
    }

    boolean broken() {
        return broken;
    }

    static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    /** Waits until something holds or the time is over, and returns the seconds it took. */
    static double until(int seconds, BooleanSupplier holds) throws InterruptedException {
        long start = System.nanoTime();
        while (!holds.getAsBoolean() && System.nanoTime() - start < seconds * 1_000_000_000L) {
            Thread.sleep(250);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
