package com.adaptiveads.worker.scene;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Scores the styles against a mood. Every score is a sum of a few traits, so that it can be explained. */
final class StyleChooser {
    /** Scores closer than this are as good as equal: the seed decides. */
    private static final double NEAR_TIE = 0.12;

    private StyleChooser() {}

    /** As many as asked for, best first; none twice before all were used. */
    static List<Style> choose(Mood mood, int count, SplittableRandom random) {
        Map<Style, Double> scores = new EnumMap<>(Style.class);
        for (Style style : Style.values()) {
            scores.put(style, score(style, mood) + random.nextDouble(NEAR_TIE));
        }
        List<Style> ranked = Arrays.stream(Style.values())
                .sorted(Comparator.comparingDouble((Style style) -> -scores.getOrDefault(style, 0.0)))
                .toList();
        return IntStream.range(0, count)
                .mapToObj(i -> ranked.get(i % ranked.size()))
                .toList();
    }

    /** About 0..1. */
    static double score(Style style, Mood mood) {
        double dark = 1 - mood.lightness();
        double grey = 1 - mood.colourfulness();
        double even = 1 - mood.contrast();
        double plain = 1 - mood.texture();
        double rich = Math.abs(mood.warmth() - 0.5) * 2;
        return switch (style) {
            case DARK_TO_LIGHT -> 0.20 + 0.35 * grey + 0.25 * dark + 0.15 * plain;
            case BOKEH -> 0.25 + 0.30 * mood.contrast() + 0.20 * mood.warmth() + 0.15 * dark;
            case GEOMETRIC -> 0.25 + 0.40 * plain + 0.15 * mood.colourfulness() + 0.15 * mood.contrast();
            case LIQUID_PAINT -> 0.15 + 0.50 * mood.colourfulness() + 0.25 * mood.variety() + 0.10 * plain;
            case COLOUR_WASH -> 0.20 + 0.35 * mood.texture() + 0.25 * mood.warmth() + 0.15 * even;
            case DREAMY -> 0.15 + 0.45 * mood.lightness() + 0.25 * even + 0.10 * mood.warmth();
            case MINIMAL -> 0.30 + 0.25 * mood.texture() + 0.25 * grey + 0.10 * mood.contrast();
            case COLOUR_BLEND -> 0.15 + 0.40 * mood.variety() + 0.25 * rich + 0.20 * mood.colourfulness();
        };
    }

    /** Why the style suits the mood, to follow "because". */
    static String reason(Style style, Mood mood) {
        boolean dark = mood.lightness() < 0.5;
        return switch (style) {
            case DARK_TO_LIGHT ->
                dark
                        ? "a sleek, dark product gains shape when light rises behind it"
                        : "a restrained product gains depth when light rises behind it";
            case BOKEH ->
                mood.contrast() > 0.5
                        ? "lights out of focus echo the highlights on the product"
                        : "lights out of focus give a quiet product some sparkle";
            case GEOMETRIC ->
                mood.texture() < 0.5
                        ? "clean surfaces go well with clear shapes"
                        : "large clear shapes give a detailed product a firm frame";
            case LIQUID_PAINT ->
                mood.colourfulness() > 0.4
                        ? "strong colour can carry a lively surface"
                        : "flowing paint brings energy to a plain product";
            case COLOUR_WASH ->
                mood.texture() > 0.4
                        ? "a hand-made wash suits the feel of the material"
                        : "a gentle wash adds warmth without detail";
            case DREAMY ->
                dark
                        ? "a hazy, bright scene sets off a dark outline"
                        : "a light, even product feels at home in soft light";
            case MINIMAL ->
                mood.texture() > 0.4 || mood.contrast() > 0.5
                        ? "there is enough to look at in the product itself"
                        : "an understated product deserves an understated stage";
            case COLOUR_BLEND ->
                mood.variety() > 0.4
                        ? "its several colours are tied together by a blend"
                        : "a blend of neighbouring colours adds interest without shapes";
        };
    }
}
