package com.adaptiveads.functions.upload;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the caller wants to wait, by RFC 7240; what is not understood is ignored, as the RFC asks. */
final class Prefer {
    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})\"?");
    private static final Pattern ASYNC = Pattern.compile("(?i)(?:^|[,;\\s])respond-async(?:$|[,;\\s])");
    private static final int DEFAULT_SECONDS = 25;

    /** API Gateway ends a call at 30. */
    private static final int MAX_SECONDS = 28;

    private Prefer() {}

    /** {@code wait} says it; {@code respond-async} alone means not at all. */
    static Duration wait(String header) {
        Matcher wait = WAIT.matcher(header);
        if (wait.find()) {
            return Duration.ofSeconds(Math.min(MAX_SECONDS, Integer.parseInt(wait.group(1))));
        }
        return Duration.ofSeconds(ASYNC.matcher(header).find() ? 0 : DEFAULT_SECONDS);
    }
}
