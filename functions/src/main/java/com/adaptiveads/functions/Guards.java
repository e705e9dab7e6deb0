package com.adaptiveads.functions;

import com.adaptiveads.functions.generation.HourlyBudget;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands between the public and the bill.
 *
 * @param budget how many generations an hour may start
 * @param signedSessions whether acting for a session takes the token it was made with
 * @param sessionKeysArn the secret that holds the tokens' keys
 */
public record Guards(HourlyBudget budget, boolean signedSessions, Optional<String> sessionKeysArn) {
    public static final Guards NONE = new Guards(HourlyBudget.UNLIMITED, false, Optional.empty());

    /**
     * From {@code GENERATIONS_PER_HOUR} (a number; empty or missing: as many as there are), {@code SESSION_TOKENS} ({@code off},
     * the default, or {@code required}) and {@code SESSION_KEYS_ARN}.
     *
     * @throws IllegalStateException naming the variable that is wrong
     */
    public static Guards from(Map<String, String> environment) {
        return new Guards(
                new HourlyBudget(limit(environment.getOrDefault("GENERATIONS_PER_HOUR", ""))),
                signed(environment.getOrDefault("SESSION_TOKENS", "")),
                Optional.ofNullable(environment.get("SESSION_KEYS_ARN")).filter(arn -> !arn.isBlank()));
    }

    private static boolean signed(String text) {
        return switch (text.strip()) {
            case "", "off" -> false;
            case "required" -> true;
            default -> throw new IllegalStateException("SESSION_TOKENS must be off or required.");
        };
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
