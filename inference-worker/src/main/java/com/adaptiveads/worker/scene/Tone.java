package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Lab;

/**
 * The colour mood of a background: eight families, each soft, clear and deep. {@link #phrase()} is the wording of the
 * prompt, {@link #colour()} the colour those words stand for; painters take it as the starting point and move it as far
 * as the product needs.
 */
public enum Tone {
    SOFT_PEACH("soft pastel peach tones", 0.87, 0.060, 52),
    RED_ORANGE("warm red orange tones", 0.68, 0.140, 41),
    DEEP_TERRACOTTA("deep terracotta tones", 0.40, 0.090, 37),
    SOFT_SAND("soft creamy sand tones", 0.89, 0.038, 80),
    AMBER("warm golden amber tones", 0.77, 0.120, 76),
    DEEP_BROWN("deep warm brown tones", 0.31, 0.058, 46),
    SOFT_SAGE("soft pastel sage green tones", 0.86, 0.044, 150),
    GREEN("fresh green tones", 0.68, 0.100, 153),
    DEEP_FOREST("deep forest green tones", 0.33, 0.055, 160),
    SOFT_AQUA("soft pastel aqua tones", 0.88, 0.048, 198),
    TEAL("fresh teal tones", 0.63, 0.090, 194),
    DEEP_PETROL("deep petrol blue tones", 0.33, 0.056, 215),
    SOFT_SKY("soft pastel sky blue tones", 0.87, 0.050, 243),
    BLUE("cool blue tones", 0.64, 0.115, 252),
    DEEP_MIDNIGHT("deep midnight blue tones", 0.28, 0.075, 266),
    SOFT_LAVENDER("soft pastel lavender tones", 0.86, 0.050, 300),
    VIOLET("cool violet tones", 0.62, 0.115, 293),
    DEEP_AUBERGINE("deep aubergine tones", 0.29, 0.075, 318),
    SOFT_PINK("soft pastel pink tones", 0.87, 0.055, 8),
    ROSE("warm rose pink tones", 0.69, 0.120, 6),
    DEEP_BURGUNDY("deep burgundy tones", 0.31, 0.090, 13),
    SOFT_NEUTRAL("soft off-white neutral tones", 0.90, 0.010, 75),
    NEUTRAL("neutral balanced tones", 0.70, 0.014, 75),
    DEEP_CHARCOAL("deep charcoal tones", 0.27, 0.012, 262);

    /** Tones with less chroma are neutral: their hue is a matter of a tint. */
    public static final double NEUTRAL_CHROMA = 0.02;

    private final String phrase;
    private final double lightness;
    private final double chroma;
    private final double hue;

    Tone(String phrase, double lightness, double chroma, double hue) {
        this.phrase = phrase;
        this.lightness = lightness;
        this.chroma = chroma;
        this.hue = hue;
    }

    public String phrase() {
        return phrase;
    }

    public Lab colour() {
        return Lab.lch(lightness, chroma, hue);
    }
}
