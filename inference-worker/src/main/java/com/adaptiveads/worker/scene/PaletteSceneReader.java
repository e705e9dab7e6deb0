package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Lab;
import com.adaptiveads.worker.image.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Reads the scene from its colours alone: dominant colours, a mood from them, styles and tones from the mood. */
public final class PaletteSceneReader implements SceneReader {
    private static final String ENGINE = "palette";

    @Override
    public Scene read(Pixels photo, Pixels cutout, int count, long seed) {
        Sample sample = Sample.of(photo, cutout);
        Palette palette = new Palette(
                DominantColours.of(sample.lab(), sample.productWeights()),
                DominantColours.of(sample.lab(), sample.surroundingsWeights()));
        Mood mood = Mood.of(sample, palette.product());
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

    /** How the tone relates to the product: by lightness when that differs most, by hue otherwise. */
    private static String relation(Tone tone, Palette palette) {
        Lab main = Lab.of(palette.product().getFirst().rgb());
        double rise = tone.colour().lightness() - main.lightness();
        String separation = rise > 0.2
                ? "are lighter than the product, so its outline stays clear"
                : rise < -0.2
                        ? "are darker than the product, so it glows in front of them"
                        : "differ from the product in colour rather than in brightness";
        if (!ToneChooser.coloured(palette) || tone.colour().chroma() < 0.02) {
            return separation;
        }
        String key = ColourName.of(ToneChooser.key(palette).rgb());
        double angle =
                Math.abs(Lab.turn(ToneChooser.key(palette).hue(), tone.colour().hue()));
        String harmony = angle > 130
                ? "set off its " + key + " by contrast"
                : angle < 60 ? "stay close to its " + key : "give its " + key + " a fresh counterpart";
        return harmony + " and " + separation;
    }
}
