package com.adaptiveads.worker.segment;

import java.util.Arrays;

/**
 * Which of several separate objects the phrase means: those in the colours it names if they stand out clearly from the
 * others, otherwise all. Without a model a colour is the only word that can be checked against pixels.
 */
final class ObjectChoice {
    private static final double OBJECT = 0.08;
    private static final double LEAST_MATCH = 0.25;
    private static final double CLEARLY_LESS = 0.5;

    private ObjectChoice() {}

    static boolean[] of(boolean[] product, LabImage image, String phrase) {
        ColourWords words = ColourWords.of(phrase);
        Components parts = Components.of(product, image.width(), image.height(), 8);
        if (words.none() || parts.count() < 2) {
            return product;
        }
        int[] object = objects(parts, image.width());
        double[] match = matches(parts, object, image, words);
        double best = Arrays.stream(match).max().orElse(0);
        boolean[] chosen = new boolean[product.length];
        for (int i = 0; i < chosen.length; i++) {
            int part = parts.label()[i];
            chosen[i] = part >= 0 && (best < LEAST_MATCH || match[object[part]] > CLEARLY_LESS * best);
        }
        return chosen;
    }

    /** For every part the big part it belongs to: itself, or the one whose centre is nearest. */
    private static int[] objects(Components parts, int width) {
        int biggest = Arrays.stream(parts.area()).max().orElse(0);
        double[] x = new double[parts.count()];
        double[] y = new double[parts.count()];
        for (int i = 0; i < parts.label().length; i++) {
            int part = parts.label()[i];
            if (part >= 0) {
                x[part] += (double) (i % width) / parts.area()[part];
                int row = i / width;
                y[part] += (double) row / parts.area()[part];
            }
        }
        int[] object = new int[parts.count()];
        for (int part = 0; part < object.length; part++) {
            double nearest = Double.MAX_VALUE;
            object[part] = part;
            for (int other = 0; parts.area()[part] < OBJECT * biggest && other < object.length; other++) {
                double distance = Math.hypot(x[part] - x[other], y[part] - y[other]);
                if (parts.area()[other] >= OBJECT * biggest && distance < nearest) {
                    nearest = distance;
                    object[part] = other;
                }
            }
        }
        return object;
    }

    /** Share of each object's pixels that have a named colour. */
    private static double[] matches(Components parts, int[] object, LabImage image, ColourWords words) {
        double[] fitting = new double[parts.count()];
        double[] all = new double[parts.count()];
        for (int i = 0; i < image.size(); i++) {
            if (parts.label()[i] >= 0) {
                int to = object[parts.label()[i]];
                all[to]++;
                fitting[to] += words.fit(image.l()[i], image.a()[i], image.b()[i]) ? 1 : 0;
            }
        }
        for (int to = 0; to < all.length; to++) {
            fitting[to] = all[to] == 0 ? 0 : fitting[to] / all[to];
        }
        return fitting;
    }
}
