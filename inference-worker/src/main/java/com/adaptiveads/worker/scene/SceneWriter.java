package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Puts a scene together from styles that a reader chose: finds a tone for each and says why, in order of the calls. */
public final class SceneWriter {
    private static final double CLEARLY_LIGHTER = 0.2;
    private static final double WARM_HUE = 40;

    private final Palette palette;
    private final SplittableRandom random;
    private final List<BackgroundBrief> briefs = new ArrayList<>();
    private final List<Tone> tones = new ArrayList<>();
    private final List<String> reasoning = new ArrayList<>();

    /** @param random decides among near-equal tones */
    public SceneWriter(Palette palette, SplittableRandom random) {
        this.palette = palette;
        this.random = random;
    }

    /** Says what colours the product has and what it was photographed against. */
    public SceneWriter describeProduct() {
        reasoning.add(describe(palette));
        return this;
    }

    /** Says something else; a whole sentence. */
    public SceneWriter say(String sentence) {
        reasoning.add(sentence);
        return this;
    }

    /**
     * A background for each style, in a tone unlike those before it.
     *
     * @param reason why the style was chosen, to follow "because"
     */
    public SceneWriter addBackgrounds(List<Style> styles, Function<Style, String> reason) {
        for (Style style : styles) {
            Tone tone = ToneChooser.choose(style, palette, tones, random.split());
            tones.add(tone);
            briefs.add(new BackgroundBrief(style, tone, palette));
            reasoning.add(explain(style, tone, reason.apply(style)));
        }
        return this;
    }

    public Scene scene(String engine) {
        return new Scene(palette, briefs, reasoning, engine);
    }

    private String explain(Style style, Tone tone, String reason) {
        String phrase = style.phrase();
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1) + " in " + tone.phrase() + ", because "
                + reason + "; the tones " + relation(tone, palette) + ".";
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
