package com.adaptiveads.functions.paging;

import com.adaptiveads.events.json.InvalidJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list as clients carry it: opaque, checked when it comes back, but not secret, as it says no more than the
 * list did.
 */
public final class Cursor {
    private Cursor() {}

    public static String encode(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidJson when the place is not of the form the list gives out */
    public static Matcher decode(String cursor, Pattern form) {
        return decoded(cursor)
                .map(form::matcher)
                .filter(Matcher::matches)
                .orElseThrow(() -> InvalidJson.field("cursor", "a next_cursor as an earlier answer gave it"));
    }

    private static Optional<String> decoded(String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
