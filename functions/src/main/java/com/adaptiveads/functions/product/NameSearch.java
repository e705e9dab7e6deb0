package com.adaptiveads.functions.product;

import com.adaptiveads.events.json.InvalidJson;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Finds products by their names: every word must occur, whatever its case and accents.
 *
 * @param words folded
 */
public record NameSearch(List<String> words) {
    private static final int MAX = 100;

    public NameSearch {
        words = List.copyOf(words);
    }

    /** @throws InvalidJson when there is nothing to search for, or too much */
    public static NameSearch of(String query) {
        if (query.isBlank() || query.length() > MAX) {
            throw InvalidJson.field("q", "1 to " + MAX + " characters");
        }
        return new NameSearch(List.of(folded(query.strip()).split("\\s+")));
    }

    boolean finds(String name) {
        String folded = folded(name);
        return words.stream().allMatch(folded::contains);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
