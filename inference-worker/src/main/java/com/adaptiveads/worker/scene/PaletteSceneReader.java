package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Lab;
import com.adaptiveads.worker.image.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Reads the scene from its colours alone: dominant colours, a mood from them, styles and tones from the mood. */
public final class PaletteSceneReader implements SceneReader {
    private static final String ENGINE = "palette";
    private static final double CLEARLY_LIGHTER = 0.2;
    private static final double WARM_HUE = 40;

    @Override
    public Scene read(Pixels photo, Pixels cutout, int count, long seed) {
        if (photo.width() != cutout.width() || photo.height() != cutout.height()) {
            throw new IllegalArgumentException("the cut-out is not the size of the photo: " + cutout.width() + " x "
                    + cutout.height() + ", not " + photo.width() + " x " + photo.height());
        }
        Sample product = Sample.ofProduct(photo, cutout);
        Palette palette =
                new Palette(DominantColours.of(product), DominantColours.of(Sample.ofSurroundings(photo, cutout)));
        Mood mood = Mood.of(product, palette.product());
        SplittableRandom random = new SplittableRandom(seed);
        List<BackgroundBrief> briefs = new ArrayList<>();
        List<Tone> tones = new ArrayList<>();
        List<String> reasoning = new ArrayList<>();
        reasoning.add(describe(palette));
        for (Style style : StyleChooser.choose(mood, count, random.split())) {
            Tone tone = ToneChooser.choose(style, palette, tones, random.split());
            tones.add(tone);
            briefs.add(new BackgroundBrief(style, tone, palette));
            reasoning.add(explain(style, tone, palette, mood));
        }
        return new Scene(palette, briefs, reasoning, ENGINE);
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    private static String describe(Palette palette) {
        String main = ColourName.of(palette.product().getFirst().rgb());
        List<String> others = palette.product().stream()
                .map(swatch -> ColourName.of(swatch.rgb()))
                .filter(name -> !name.equals(main))
                .distinct()
                .limit(2)
                .toList();
        String rest = others.isEmpty() ? "" : ", with " + String.join(" and ", others);
        return "The product is mostly " + main + rest + ", photographed against "
                + ColourName.of(palette.surroundings().getFirst().rgb()) + ".";
    }

    private static String explain(Style style, Tone tone, Palette palette, Mood mood) {
        String phrase = style.phrase();
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1) + " in " + tone.phrase() + ", because "
                + StyleChooser.reason(style, mood) + "; the tones " + relation(tone, palette) + ".";
    }

    /** What the tone does for the product's colour, then for its brightness. */
    private static String relation(Tone tone, Palette palette) {
        double rise = tone.colour().lightness()
                - Lab.of(palette.product().getFirst().rgb()).lightness();
        String separation = rise > CLEARLY_LIGHTER
                ? "and, being lighter, keep its outline clear"
                : rise < -CLEARLY_LIGHTER
                        ? "and, being darker, make it glow"
                        : "and differ from it in colour rather than in brightness";
        return (ToneChooser.coloured(palette) ? harmony(tone, palette) : character(tone)) + " " + separation;
    }

    private static String harmony(Tone tone, Palette palette) {
        if (tone.colour().chroma() < Tone.NEUTRAL_CHROMA) {
            return "leave all the colour to the product";
        }
        Lab key = ToneChooser.key(palette);
        double angle = Math.abs(Lab.turn(key.hue(), tone.colour().hue()));
        String name = ColourName.of(key.rgb());
        return angle > 130
                ? "set off its " + name + " by contrast"
                : angle < 60 ? "stay close to its " + name : "give its " + name + " a fresh counterpart";
    }

    private static String character(Tone tone) {
        if (tone.colour().chroma() < Tone.NEUTRAL_CHROMA) {
            return "keep all attention on the product";
        }
        boolean warm = Math.abs(Lab.turn(WARM_HUE, tone.colour().hue())) < 75;
        return warm ? "bring warmth to a neutral product" : "feel fresh and clean beside a neutral product";
    }
}
