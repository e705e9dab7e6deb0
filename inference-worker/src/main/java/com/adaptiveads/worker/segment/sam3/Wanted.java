package com.adaptiveads.worker.segment.sam3;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How many instances a phrase asks for: {@code "red mug"} the best one, {@code "two mugs"} the best two, {@code "mugs"},
 * {@code "a pair of shoes"} and {@code "all mugs"} every one.
 *
 * <p>English: a number or a word for several in front decides, else whether the noun is a plural, which is the last word
 * before a preposition. Things that are one though their name is a plural ({@code "a pair of sunglasses"}) are one. A
 * phrase in another language gets the best instance unless it begins with a number.
 *
 * @param most how many instances to keep, the best ones
 */
record Wanted(int most) {
    private static final Wanted ONE = new Wanted(1);
    private static final Wanted ALL = new Wanted(Integer.MAX_VALUE);
    private static final int LARGEST_NUMBER = 50; // what is larger is a name, as of jeans
    private static final int SHORTEST_PLURAL = 4;

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("twelve", 12));

    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "my", "our", "these", "those");
    private static final Set<String> SEVERAL = Set.of(
            "all", "both", "several", "many", "some", "pair", "pairs", "set", "group", "bunch", "collection", "dozen");

    private static final Set<String> PREPOSITIONS = Set.of(
            "with", "without", "in", "on", "from", "for", "by", "under", "over", "behind", "beside", "near", "at",
            "that", "which", "against", "next", "made", "to");

    /** The model finds each as one instance. */
    private static final Set<String> PLURAL_BUT_ONE = Set.of(
            "glasses",
            "sunglasses",
            "eyeglasses",
            "goggles",
            "binoculars",
            "headphones",
            "trousers",
            "pants",
            "jeans",
            "shorts",
            "leggings",
            "tights",
            "overalls",
            "dungarees",
            "pyjamas",
            "pajamas",
            "scissors",
            "pliers",
            "tongs",
            "tweezers",
            "scales");

    private static final Set<String> SINGULAR_IN_S =
            Set.of("lens", "canvas", "adidas", "christmas", "atlas", "series", "cosmos", "asics", "vans", "always");

    private static final Set<String> PLURAL_WITHOUT_S = Set.of("people", "children", "men", "women", "feet", "teeth");

    static Wanted by(String phrase) {
        String plain = Normalizer.normalize(phrase, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]s\\b", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        List<String> words = List.of(plain.split(" "));
        int first = words.size() > 1 && ARTICLES.contains(words.getFirst()) ? 1 : 0;
        String noun = noun(words);
        int number = number(words.get(first));
        if (number > 0 && words.size() > first + 1) {
            return new Wanted(number);
        }
        if (PLURAL_BUT_ONE.contains(noun)) {
            return ONE;
        }
        return SEVERAL.contains(words.get(first)) || plural(noun) ? ALL : ONE;
    }

    /** What the phrase is about: "a pair of blue shoes on a box" is about shoes. */
    private static String noun(List<String> words) {
        String noun = "";
        for (String word : words) {
            if (PREPOSITIONS.contains(word) && !noun.isEmpty()) {
                return noun;
            }
            noun = word;
        }
        return noun;
    }

    private static int number(String word) {
        if (word.matches("[0-9]{1,2}")) {
            int number = Integer.parseInt(word);
            return number <= LARGEST_NUMBER ? number : 0;
        }
        return NUMBERS.getOrDefault(word, 0);
    }

    private static boolean plural(String noun) {
        return PLURAL_WITHOUT_S.contains(noun)
                || (noun.length() >= SHORTEST_PLURAL
                        && noun.endsWith("s")
                        && !noun.endsWith("ss")
                        && !noun.endsWith("us")
                        && !noun.endsWith("is")
                        && !SINGULAR_IN_S.contains(noun));
    }
}
