package com.adaptiveads.events.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a composition and says which product it shows: {@code {productId}-{jobId}-{n}}.
 *
 * @param n 0-based, within the job
 */
public record CompositionId(String productId, String jobId, int n) {
    private static final Pattern TEXT = Pattern.compile("(" + Ids.HEX + ")-(" + Ids.HEX + ")-(\\d{1,3})");

    public static Optional<CompositionId> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new CompositionId(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return productId + "-" + jobId + "-" + n;
    }
}
