package com.adaptiveads.functions;

import com.adaptiveads.functions.generation.HourlyBudget;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What stands between the public and the bill.
 *
 * @param budget how many generations an hour may start
 */
public record Guards(HourlyBudget budget) {
    public static final Guards NONE = new Guards(HourlyBudget.UNLIMITED);

    /**
     * From {@code GENERATIONS_PER_HOUR} (a number; empty or missing: as many as there are).
     *
     * @throws IllegalStateException naming the variable that is wrong
     */
    public static Guards from(Map<String, String> environment) {
        return new Guards(new HourlyBudget(limit(environment.getOrDefault("GENERATIONS_PER_HOUR", ""))));
    }

    private static OptionalInt limit(String text) {
        if (text.isBlank()) {
            return OptionalInt.empty();
        }
        if (!text.strip().matches("\\d{1,9}")) {
            throw new IllegalStateException("GENERATIONS_PER_HOUR must be a whole number, 0 or more.");
        }
        return OptionalInt.of(Integer.parseInt(text.strip()));
    }
}
