package com.adaptiveads.functions.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * How many generations all sessions together may start, or photos the API may take in, within an hour of the clock, UTC: what bounds
 * the GPU's bill whoever makes up sessions. The drop folder does not count (ADR 83).
 *
 * @param limit 0 stops them; absent for as many as there are
 */
public record HourlyBudget(OptionalInt limit) {
    public static final HourlyBudget UNLIMITED = new HourlyBudget(OptionalInt.empty());

    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final int HOUR_LENGTH = "2026-11-24T09".length();

    public HourlyBudget {
        if (limit.isPresent() && limit.getAsInt() < 0) {
            throw new IllegalArgumentException("a budget is 0 or more");
        }
    }

    /** {@code 2026-11-24T09}. */
    public static String hour(long nowMs) {
        return Instant.ofEpochMilli(nowMs).toString().substring(0, HOUR_LENGTH);
    }

    /** Until the next hour, and with it the next budget, begins. */
    public static long untilNextMs(long nowMs) {
        return HOUR_MS - Math.floorMod(nowMs, HOUR_MS);
    }
}
