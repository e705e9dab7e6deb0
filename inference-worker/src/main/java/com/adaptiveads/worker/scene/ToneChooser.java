package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Lab;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chooses the colour mood: far enough from the product to set it off, in a harmony with its strongest colour, of the
 * depth the style is at its best in, and unlike the tones chosen before but in accord with them.
 */
final class ToneChooser {
    private static final double CLEAR_DIFFERENCE = 0.30;
    private static final double NAMED_COLOUR = 0.05;
    private static final double NEAR_TIE = 0.32;

    private ToneChooser() {}

    static Tone choose(Style style, Palette palette, List<Tone> taken, SplittableRandom random) {
        Tone best = Tone.NEUTRAL;
        double highest = -Double.MAX_VALUE;
        for (Tone tone : Tone.values()) {
            double score = 2.2 * contrast(tone, palette)
                    + harmony(tone, palette)
                    + depthFor(style, tone)
                    + accord(tone, taken)
                    - likeness(tone, taken)
                    + random.nextDouble(NEAR_TIE);
            if (score > highest) {
                highest = score;
                best = tone;
            }
        }
        return best;
    }

    /** 0..1: how well every colour of the product, by its share, stands out. */
    static double contrast(Tone tone, Palette palette) {
        double sum = 0;
        double weight = 0;
        for (Swatch swatch : palette.product()) {
            double distance = tone.colour().distance(Lab.of(swatch.rgb()));
            sum += swatch.weight() * Math.min(1, distance / CLEAR_DIFFERENCE);
            weight += swatch.weight();
        }
        return sum / weight;
    }

    /** The product's most telling colour: chroma by the root of its share; its heaviest one when all are neutral. */
    static Lab key(Palette palette) {
        Lab key = Lab.of(palette.product().getFirst().rgb());
        double strongest = NAMED_COLOUR * 0.5;
        for (Swatch swatch : palette.product()) {
            Lab colour = Lab.of(swatch.rgb());
            double strength = colour.chroma() * Math.sqrt(swatch.weight());
            if (colour.chroma() > NAMED_COLOUR && strength > strongest) {
                strongest = strength;
                key = colour;
            }
        }
        return key;
    }

    static boolean coloured(Palette palette) {
        return key(palette).chroma() > NAMED_COLOUR;
    }

    /** 0..0.5: opposite, next to opposite and neighbouring hues please; the odd angles between do not. */
    private static double harmony(Tone tone, Palette palette) {
        if (tone.colour().chroma() < Tone.NEUTRAL_CHROMA) {
            return 0.12;
        }
        if (!coloured(palette)) {
            return 0.3;
        }
        double angle = Math.abs(Lab.turn(key(palette).hue(), tone.colour().hue()));
        return 0.5 * Math.max(peak(angle, 180, 40), Math.max(0.75 * peak(angle, 30, 28), 0.5 * peak(angle, 120, 20)));
    }

    private static double peak(double angle, double at, double width) {
        double off = (angle - at) / width;
        return Math.exp(-off * off);
    }

    private static double depthFor(Style style, Tone tone) {
        double lightness = tone.colour().lightness();
        boolean soft = lightness > 0.8;
        boolean deep = lightness < 0.45;
        return switch (style) {
            case DREAMY, MINIMAL, COLOUR_WASH -> soft ? 0.2 : deep ? -0.1 : 0.05;
            case BOKEH, DARK_TO_LIGHT -> soft ? -0.05 : deep ? 0.1 : 0.2;
            case GEOMETRIC -> soft ? 0.15 : deep ? -0.05 : 0.15;
            case LIQUID_PAINT, COLOUR_BLEND -> soft ? 0.1 : deep ? 0 : 0.2;
        };
    }

    /** The tones of a set are neighbours or opposites, or one of them is neutral. */
    private static double accord(Tone tone, List<Tone> taken) {
        double sum = 0;
        for (Tone other : taken) {
            boolean neutral = Math.min(tone.colour().chroma(), other.colour().chroma()) < Tone.NEUTRAL_CHROMA;
            double angle = Math.abs(Lab.turn(tone.colour().hue(), other.colour().hue()));
            sum += neutral ? 0.1 : 0.25 * Math.max(peak(angle, 50, 22), peak(angle, 170, 30));
        }
        return sum;
    }

    private static double likeness(Tone tone, List<Tone> taken) {
        double sum = 0;
        for (Tone other : taken) {
            double hue = Math.abs(Lab.turn(tone.colour().hue(), other.colour().hue()));
            double depth = Math.abs(tone.colour().lightness() - other.colour().lightness());
            sum += (tone == other ? 1.5 : 0) + 0.45 * Math.max(0, 1 - hue / 60) + 0.14 * Math.max(0, 1 - depth / 0.15);
        }
        return sum;
    }
}
