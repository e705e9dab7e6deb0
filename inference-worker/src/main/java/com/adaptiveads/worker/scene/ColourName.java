package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Lab;

/** Plain words for a colour, as a person would say them: "deep brown", "pale blue", "near-black". */
final class ColourName {
    private static final double NEUTRAL = 0.022;
    private static final double MUTED = 0.06;
    private static final double VIVID = 0.12;

    private ColourName() {}

    static String of(int rgb) {
        Lab colour = Lab.of(rgb);
        double lightness = colour.lightness();
        if (colour.chroma() < NEUTRAL || lightness < 0.2 || lightness > 0.97) {
            return neutral(lightness);
        }
        return hue(colour);
    }

    private static String neutral(double lightness) {
        if (lightness < 0.28) {
            return "near-black";
        }
        if (lightness > 0.93) {
            return "white";
        }
        return lightness < 0.45 ? "charcoal grey" : lightness < 0.72 ? "mid grey" : "light grey";
    }

    private static String hue(Lab colour) {
        double hue = colour.hue();
        double lightness = colour.lightness();
        boolean muted = colour.chroma() < MUTED;
        if (hue > 35 && hue < 110 && (muted || lightness < 0.6)) {
            return brown(lightness);
        }
        String depth = lightness < 0.42
                ? "deep "
                : lightness > 0.82 && colour.chroma() < VIVID ? "pale " : muted ? "muted " : "";
        return depth + family(hue);
    }

    private static String brown(double lightness) {
        if (lightness > 0.82) {
            return "cream";
        }
        return lightness > 0.62 ? "beige" : lightness > 0.42 ? "brown" : "deep brown";
    }

    private static String family(double hue) {
        if (hue < 15 || hue >= 345) {
            return "pink";
        }
        if (hue < 36) {
            return "red";
        }
        if (hue < 62) {
            return "orange";
        }
        if (hue < 88) {
            return "golden yellow";
        }
        if (hue < 112) {
            return "yellow";
        }
        if (hue < 168) {
            return "green";
        }
        if (hue < 215) {
            return "teal";
        }
        if (hue < 280) {
            return "blue";
        }
        return hue < 318 ? "violet" : "magenta";
    }
}
