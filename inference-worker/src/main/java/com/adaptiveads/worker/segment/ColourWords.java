package com.adaptiveads.worker.segment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The colours a phrase names, and whether a colour is one people would call so. */
final class ColourWords {
    private static final Set<String> EVERYTHING =
            Set.of("set", "sets", "kit", "bundle", "collection", "assortment", "all", "both", "every");
    private static final float NEUTRAL = 0.035f;
    private static final float PALE_YELLOW = 0.075f;

    /** Basic colour terms; hue is the angle in OKLab, degrees. */
    private enum Basic {
        RED,
        ORANGE,
        YELLOW,
        GREEN,
        TEAL,
        BLUE,
        PURPLE,
        PINK,
        BROWN,
        BEIGE,
        BLACK,
        GREY,
        WHITE
    }

    private static final Map<String, Set<Basic>> WORDS = Map.ofEntries(
            Map.entry("red", EnumSet.of(Basic.RED)),
            Map.entry("crimson", EnumSet.of(Basic.RED)),
            Map.entry("burgundy", EnumSet.of(Basic.RED, Basic.BROWN)),
            Map.entry("orange", EnumSet.of(Basic.ORANGE)),
            Map.entry("coral", EnumSet.of(Basic.ORANGE, Basic.PINK, Basic.RED)),
            Map.entry("yellow", EnumSet.of(Basic.YELLOW)),
            Map.entry("gold", EnumSet.of(Basic.YELLOW, Basic.BROWN, Basic.ORANGE, Basic.BEIGE)),
            Map.entry("golden", EnumSet.of(Basic.YELLOW, Basic.BROWN, Basic.ORANGE, Basic.BEIGE)),
            Map.entry("green", EnumSet.of(Basic.GREEN)),
            Map.entry("olive", EnumSet.of(Basic.GREEN, Basic.YELLOW, Basic.BROWN)),
            Map.entry("mint", EnumSet.of(Basic.GREEN, Basic.TEAL)),
            Map.entry("teal", EnumSet.of(Basic.TEAL)),
            Map.entry("turquoise", EnumSet.of(Basic.TEAL)),
            Map.entry("cyan", EnumSet.of(Basic.TEAL, Basic.BLUE)),
            Map.entry("blue", EnumSet.of(Basic.BLUE)),
            Map.entry("navy", EnumSet.of(Basic.BLUE)),
            Map.entry("purple", EnumSet.of(Basic.PURPLE)),
            Map.entry("violet", EnumSet.of(Basic.PURPLE)),
            Map.entry("lilac", EnumSet.of(Basic.PURPLE)),
            Map.entry("pink", EnumSet.of(Basic.PINK)),
            Map.entry("magenta", EnumSet.of(Basic.PINK, Basic.PURPLE)),
            Map.entry("brown", EnumSet.of(Basic.BROWN)),
            Map.entry("wooden", EnumSet.of(Basic.BROWN, Basic.BEIGE)),
            Map.entry("beige", EnumSet.of(Basic.BEIGE)),
            Map.entry("cream", EnumSet.of(Basic.BEIGE, Basic.WHITE)),
            Map.entry("tan", EnumSet.of(Basic.BEIGE, Basic.BROWN)),
            Map.entry("black", EnumSet.of(Basic.BLACK)),
            Map.entry("grey", EnumSet.of(Basic.GREY)),
            Map.entry("gray", EnumSet.of(Basic.GREY)),
            Map.entry("silver", EnumSet.of(Basic.GREY, Basic.WHITE)),
            Map.entry("white", EnumSet.of(Basic.WHITE)));

    private final Set<Basic> named;

    private ColourWords(Set<Basic> named) {
        this.named = named;
    }

    /** Words that ask for everything in the photo ("set", "both") outweigh colours. */
    static ColourWords of(String phrase) {
        Set<Basic> named = EnumSet.noneOf(Basic.class);
        for (String word : phrase.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            if (EVERYTHING.contains(word)) {
                return new ColourWords(EnumSet.noneOf(Basic.class));
            }
            named.addAll(WORDS.getOrDefault(word, Set.of()));
        }
        return new ColourWords(named);
    }

    boolean none() {
        return named.isEmpty();
    }

    boolean fit(float lightness, float a, float b) {
        return named.contains(called(lightness, a, b));
    }

    private static Basic called(float lightness, float a, float b) {
        double chroma = Math.hypot(a, b);
        if (chroma < NEUTRAL || lightness < 0.18f) {
            return lightness < 0.36f ? Basic.BLACK : lightness < 0.86f ? Basic.GREY : Basic.WHITE;
        }
        double degrees = Math.toDegrees(Math.atan2(b, a));
        double hue = degrees < 0 ? degrees + 360 : degrees;
        if (hue >= 30 && hue < 105 && chroma < PALE_YELLOW) {
            return lightness > 0.72f ? Basic.BEIGE : Basic.BROWN;
        }
        return vivid(hue, lightness);
    }

    private static Basic vivid(double hue, float lightness) {
        if (hue < 12 || hue >= 335) {
            return Basic.PINK;
        }
        if (hue < 40) {
            return lightness > 0.74f ? Basic.PINK : Basic.RED;
        }
        if (hue < 76) {
            return lightness < 0.56f ? Basic.BROWN : Basic.ORANGE;
        }
        if (hue < 112) {
            return lightness < 0.5f ? Basic.BROWN : Basic.YELLOW;
        }
        if (hue < 168) {
            return Basic.GREEN;
        }
        if (hue < 215) {
            return Basic.TEAL;
        }
        return hue < 285 ? Basic.BLUE : Basic.PURPLE;
    }
}
