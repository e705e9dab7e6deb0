package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Lab;
import java.util.List;

/**
 * What the product looks like, each 0..1.
 *
 * @param lightness of the surface, 0 black
 * @param colourfulness 0 grey, 1 as strong as things on a shelf get
 * @param contrast between its light and dark parts
 * @param warmth 0 blue, 0.5 neither, 1 orange
 * @param texture how busy the surface is close up
 * @param variety how many clearly different colours it has
 */
record Mood(double lightness, double colourfulness, double contrast, double warmth, double texture, double variety) {
    private static final double STRONG_CHROMA = 0.14;
    private static final double STRONG_CONTRAST = 0.26;
    private static final double BUSY = 0.13;
    private static final double WARM_HUE = 55;
    private static final double NAMED_COLOUR = 0.045;

    static Mood of(Sample sample, List<Swatch> product) {
        float[] weights = sample.weights();
        double total = 0;
        double light = 0;
        double lightSquared = 0;
        double chroma = 0;
        double steps = 0;
        for (int i = 0; i < weights.length; i++) {
            double l = sample.lab()[0][i];
            total += weights[i];
            light += weights[i] * l;
            lightSquared += weights[i] * l * l;
            chroma += weights[i] * Math.hypot(sample.lab()[1][i], sample.lab()[2][i]);
            steps += weights[i] * sample.steps()[i];
        }
        double mean = light / total;
        double deviation = Math.sqrt(Math.max(0, lightSquared / total - mean * mean));
        return new Mood(
                unit(mean),
                unit(chroma / total / STRONG_CHROMA),
                unit(deviation / STRONG_CONTRAST),
                warmth(product),
                unit(steps / total / BUSY),
                variety(product));
    }

    private static double warmth(List<Swatch> product) {
        double sum = 0;
        for (Swatch swatch : product) {
            Lab colour = Lab.of(swatch.rgb());
            double towardsWarm = Math.cos(Math.toRadians(colour.hue() - WARM_HUE));
            sum += swatch.weight() * towardsWarm * unit(colour.chroma() / STRONG_CHROMA);
        }
        return unit(0.5 + 0.5 * sum);
    }

    private static double variety(List<Swatch> product) {
        double widest = 0;
        for (Swatch one : product) {
            for (Swatch other : product) {
                Lab a = Lab.of(one.rgb());
                Lab b = Lab.of(other.rgb());
                if (a.chroma() > NAMED_COLOUR && b.chroma() > NAMED_COLOUR) {
                    widest = Math.max(widest, Math.abs(Lab.turn(a.hue(), b.hue())) / 120);
                }
            }
        }
        return unit(0.5 * widest + 0.5 * (product.size() - 1) / 4.0);
    }

    private static double unit(double value) {
        return Math.clamp(value, 0, 1);
    }
}
