package com.adaptiveads.worker.scene;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Scores the styles against a mood. Every score is a sum of a few traits, so that it can be explained; over ordinary
 * products all styles score about the same, so that a gallery does not look alike.
 */
final class StyleChooser {
    /** The kind weighs more than fit usually makes up for. */
    private static final StyleRanking RANKING = new StyleRanking(0.22, 0.3);

    private StyleChooser() {}

    /** As many as asked for, the best first, then the best unlike it; none twice before all were used. */
    static List<Style> choose(Mood mood, int count, SplittableRandom random) {
        return RANKING.choose(style -> score(style, mood), count, random);
    }

    /** About 0..1. */
    static double score(Style style, Mood mood) {
        double dark = 1 - mood.lightness();
        double grey = 1 - mood.colourfulness();
        double even = 1 - mood.contrast();
        double plain = 1 - mood.texture();
        double rich = Math.abs(mood.warmth() - 0.5) * 2;
        return switch (style) {
            case DARK_TO_LIGHT -> 0.19 + 0.25 * grey + 0.20 * dark + 0.10 * plain;
            case BOKEH -> 0.24 + 0.30 * mood.contrast() + 0.15 * mood.warmth() + 0.10 * dark;
            case GEOMETRIC -> 0.33 + 0.30 * plain + 0.15 * mood.colourfulness() + 0.05 * mood.contrast();
            case LIQUID_PAINT -> 0.29 + 0.30 * mood.colourfulness() + 0.15 * dark + 0.20 * plain;
            case COLOUR_WASH -> 0.29 + 0.35 * mood.texture() + 0.20 * rich + 0.10 * even;
            case DREAMY -> 0.23 + 0.40 * mood.lightness() + 0.25 * even;
            case MINIMAL -> 0.30 + 0.25 * mood.texture() + 0.10 * grey + 0.10 * mood.contrast();
            case COLOUR_BLEND -> 0.32 + 0.25 * mood.variety() + 0.15 * grey + 0.15 * mood.colourfulness();
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
                        : "flowing paint brings energy to a quiet product";
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
                        : "a product of few colours leaves the stage to a blend of many";
        };
    }
}
