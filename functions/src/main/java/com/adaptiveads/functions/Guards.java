package com.adaptiveads.functions;

import com.adaptiveads.functions.budget.HourlyBudget;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands between the public and the bill.
 *
 * @param budget how many generations an hour may start
 * @param uploads how many photos the API takes in within an hour
 * @param signedSessions whether acting for a session takes the token it was made with
 * @param sessionKeysArn the secret that holds the tokens' keys
 */
public record Guards(
        HourlyBudget budget, HourlyBudget uploads, boolean signedSessions, Optional<String> sessionKeysArn) {
    public static final Guards NONE =
            new Guards(HourlyBudget.UNLIMITED, HourlyBudget.UNLIMITED, false, Optional.empty());

    /**
     * From {@code GENERATIONS_PER_HOUR} and {@code UPLOADS_PER_HOUR} (numbers; empty or missing: as many as there are), {@code SESSION_TOKENS} ({@code off},
     * the default, or {@code required}) and {@code SESSION_KEYS_ARN}.
     *
     * @throws IllegalStateException naming the variable that is wrong
     */
    public static Guards from(Map<String, String> environment) {
        return new Guards(
                limit(environment, "GENERATIONS_PER_HOUR"),
                limit(environment, "UPLOADS_PER_HOUR"),
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

    private static HourlyBudget limit(Map<String, String> environment, String name) {
        String text = environment.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return HourlyBudget.UNLIMITED;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalStateException(name + " must be a whole number, 0 or more.");
        }
        return new HourlyBudget(OptionalInt.of(Integer.parseInt(text)));
    }
}
