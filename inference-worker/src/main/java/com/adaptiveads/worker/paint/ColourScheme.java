package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import com.adaptiveads.worker.scene.Palette;
import com.adaptiveads.worker.scene.Swatch;
import com.adaptiveads.worker.scene.Tone;
import java.util.SplittableRandom;

/**
 * The colours of one picture: the tone's, moved until the product stands out, shaded the way painters do it (shadows
 * turn towards blue-violet and gain chroma, lights turn towards yellow and lose it), and joined by two more hues.
 *
 * @param ground behind the product
 * @param shade a step darker
 * @param deep the darkest corner
 * @param light a step lighter
 * @param glow where light falls directly
 * @param companion a neighbouring hue, safe to blend with the ground
 * @param accent a hue set against the ground, for small areas; may echo the product's own colour
 */
record ColourScheme(Lab ground, Lab shade, Lab deep, Lab light, Lab glow, Lab companion, Lab accent) {
    private static final double CLEAR_DIFFERENCE = 0.27;
    private static final double NAMED_COLOUR = 0.06;
    private static final double DARKEST = 0.15;
    private static final double DEEP = 0.45;
    private static final double RICH = 0.125;
    private static final double SHADOW_POLE = 275;
    private static final double LIGHT_POLE = 92;

    static ColourScheme of(Palette palette, Tone tone, SplittableRandom random) {
        Lab start = tone.colour();
        boolean neutral = start.chroma() < Tone.NEUTRAL_CHROMA;
        double hue = start.hue() + random.nextDouble(-8, 8);
        double chroma = start.chroma() * random.nextDouble(0.9, 1.12);
        Lab ground = apart(start.lightness() + random.nextDouble(-0.02, 0.02), chroma, hue, palette);
        double depth = ground.lightness();
        double room = depth - DARKEST;
        double down = Math.min(Curves.mix(0.07f, 0.12f, (float) depth), room / 2);
        double up = Math.min(Curves.mix(0.17f, 0.08f, (float) depth), (0.985 - depth) * 0.62);
        Lab shade = shaded(ground, -down, Curves.mix(1.0f, 1.5f, (float) depth), 14);
        Lab deep = shaded(ground, -Math.min(2.3 * down, room), Curves.mix(0.9f, 2.0f, (float) depth), 26);
        Lab light = shaded(ground, up, Curves.mix(1.55f, 0.78f, (float) depth), 12);
        Lab glow = shaded(ground, Math.min(2.2 * up, 0.985 - depth), Curves.mix(1.7f, 0.45f, (float) depth), 22);
        double side = random.nextBoolean() ? 1 : -1;
        double companionHue = neighbour(hue, side * random.nextDouble(34, 60), depth);
        double companionChroma = neutral ? 0.034 : ground.chroma() * 1.05 + 0.012;
        Lab companion = fit(Lab.lch(depth + random.nextDouble(-0.03, 0.05), companionChroma, companionHue));
        Lab accent = accent(ground, accentHue(palette, ground, hue, random), neutral);
        return new ColourScheme(ground, shade, deep, light, glow, companion, accent);
    }

    /** From the darkest corner (0) over the ground (0.5) to the glow (1). */
    Ramp ramp() {
        return new Ramp(deep, shade, ground, light, glow);
    }

    /**
     * The nearest lightness to the tone's at which the product's colours, each by its share, are clearly different. A
     * pastel or a deep tone moved towards the middle gains chroma, or it would turn dull.
     */
    private static Lab apart(double lightness, double chroma, double hue, Palette palette) {
        Lab best = fit(Lab.lch(lightness, chroma, hue));
        double least = Double.MAX_VALUE;
        for (double l = 0.2; l <= 0.93; l += 0.01) {
            double moved = Math.abs(l - lightness);
            double kept =
                    chroma < Tone.NEUTRAL_CHROMA ? chroma : Math.min(chroma + 0.16 * moved, Math.max(chroma, RICH));
            Lab candidate = fit(Lab.lch(l, kept, hue));
            double cost = moved * moved;
            for (Swatch swatch : palette.product()) {
                double missing = Math.max(0, CLEAR_DIFFERENCE - candidate.distance(Lab.of(swatch.rgb())));
                cost += 25 * Math.min(1, 1.5 * swatch.weight()) * missing * missing;
            }
            if (cost < least) {
                least = cost;
                best = candidate;
            }
        }
        return best;
    }

    private static Lab shaded(Lab ground, double rise, double chromaFactor, double drift) {
        double pole = rise < 0 ? SHADOW_POLE : LIGHT_POLE;
        double turn = Lab.turn(ground.hue(), pole);
        double most = rise > 0 && Math.abs(turn) < 60 ? drift * 0.4 : drift;
        double hue = ground.hue() + Math.copySign(Math.min(Math.abs(turn), most), turn);
        double chroma = Math.min(ground.chroma() * chromaFactor, Math.max(ground.chroma(), RICH));
        return fit(Lab.lch(ground.lightness() + rise, chroma, hue));
    }

    private static Lab accent(Lab ground, double hue, boolean neutral) {
        double depth = ground.lightness();
        double lightness = depth + (depth > 0.75 ? -0.03 : depth < DEEP ? 0.38 : 0.14);
        double chroma = neutral ? 0.055 : Math.clamp(ground.chroma(), depth < DEEP ? 0.085 : 0.06, 0.095);
        return fit(Lab.lch(lightness, chroma, wholesome(hue)));
    }

    /**
     * Echoes the product's colour when it has one away from the ground; else peach and gold on deep grounds and on violet and
     * pink, whose complement would be a raw green, and a split or full complement for the rest.
     */
    private static double accentHue(Palette palette, Lab ground, double hue, SplittableRandom random) {
        double roll = random.nextDouble();
        double own = hue;
        double strongest = NAMED_COLOUR;
        for (Swatch swatch : palette.product()) {
            Lab colour = Lab.of(swatch.rgb());
            if (colour.chroma() * Math.sqrt(swatch.weight()) > strongest) {
                strongest = colour.chroma() * Math.sqrt(swatch.weight());
                own = colour.hue();
            }
        }
        if (roll < 0.6 && Math.abs(Lab.turn(hue, own)) > 35) {
            return own;
        }
        boolean pinkish = Math.abs(Lab.turn(hue, 338)) < 52;
        if (pinkish || ground.lightness() < DEEP) {
            return random.nextDouble(52, 80);
        }
        return hue + (roll < 0.3 ? 180 : roll < 0.65 ? 150 : -150);
    }

    /** Yellow-green looks ill beside skin, food and metal: the nearest hue outside it. */
    private static double wholesome(double hue) {
        double around = (hue % 360 + 360) % 360;
        return around > 96 && around < 140 ? around < 118 ? 92 : 145 : around;
    }

    /**
     * A turn away on the side that flatters: orange, yellow and full pinks go pinker, never green or ochre, and nothing
     * that is not pale goes through olive.
     */
    private static double neighbour(double hue, double turn, double lightness) {
        boolean fullPink = lightness < 0.75 && Math.abs(Lab.turn(0, hue)) <= 25;
        if (Math.abs(Lab.turn(62, hue)) < 43 || fullPink) {
            return hue - Math.abs(turn);
        }
        boolean olive = lightness < 0.8 && Math.abs(Lab.turn(110, hue + turn)) < 28;
        return olive ? hue - turn : hue + turn;
    }

    private static Lab fit(Lab colour) {
        return Lab.of(colour.rgb());
    }
}
