package com.adaptiveads.events.api;

import com.adaptiveads.events.json.InvalidJson;
import java.util.regex.Pattern;

/**
 * What to cut out, in the user's words: 1 to 200 characters on one line, white space folded.
 *
 * @param text as the user wrote it, folded
 */
public record Phrase(String text) {
    private static final int MAX = 200;
    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    /**
     * Folds white space and checks.
     *
     * @throws InvalidJson naming {@code field} when nothing is left, it is too long or holds control characters
     */
    public static Phrase of(String field, String raw) {
        String folded = SPACE.matcher(raw).replaceAll(" ").strip();
        if (folded.isEmpty()) {
            throw new InvalidJson(
                    "missing_field", field + " is missing: say what to cut out, such as \"red sneaker\".");
        }
        if (folded.codePointCount(0, folded.length()) > MAX || folded.chars().anyMatch(Character::isISOControl)) {
            throw InvalidJson.field(field, "at most " + MAX + " printable characters");
        }
        return new Phrase(folded);
    }
}
