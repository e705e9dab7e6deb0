package com.adaptiveads.functions.testing;

import com.adaptiveads.functions.budget.HourlyBudget;
import com.adaptiveads.functions.budget.UploadBudget;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** Budgets of uploads, counted in memory. */
public final class Budgets {
    private Budgets() {}

    public static UploadBudget unlimited() {
        return new UploadBudget(
                HourlyBudget.UNLIMITED,
                (hour, limit) -> {
                    throw new IllegalStateException("nothing is to be counted");
                },
                new TestClock(),
                Edges.log());
    }

    public static UploadBudget of(int perHour, Clock clock) {
        Map<String, Integer> counts = new ConcurrentHashMap<>();
        return new UploadBudget(
                new HourlyBudget(OptionalInt.of(perHour)),
                (hour, limit) -> counts.getOrDefault(hour, 0) < limit && counts.merge(hour, 1, Integer::sum) > 0,
                clock,
                Edges.log());
    }
}
