package com.adaptiveads.worker.segment;

import java.util.Arrays;

/**
 * Signs of clear glass before a like backdrop: of the product an opaque part is found (a lid) and, below or above it
 * with nothing between, a part that differs from the backdrop by no pixel's colour and has only half an outline (the
 * base, seen through).
 */
final class SeeThrough {
    private static final double SHARE = 0.1;
    private static final double ALIKE = 0.9;
    private static final double OPAQUE = 0.3;
    private static final double OUTLINED = 0.85;
    private static final double UNDER = 0.6;
    private static final float OTHER_COLOUR = 0.3f;

    private final Components parts;
    private final int width;
    private final double[] alike;
    private final double[] outlined;
    private final int[] left;
    private final int[] right;

    private SeeThrough(boolean[] product, Clues clues, int width, int height) {
        this.width = width;
        parts = Components.of(product, width, height, 8);
        int count = parts.count();
        alike = new double[count];
        outlined = new double[count];
        left = new int[count];
        right = new int[count];
        Arrays.fill(left, width);
        measure(product, clues, height);
    }

    /** @param product the credible parts of the cut */
    static boolean in(boolean[] product, Clues clues, int width, int height) {
        return new SeeThrough(product, clues, width, height).suspected(product);
    }

    private void measure(boolean[] product, Clues clues, int height) {
        int[] rim = new int[alike.length];
        for (int i = 0; i < product.length; i++) {
            int part = parts.label()[i];
            if (part >= 0) {
                left[part] = Math.min(left[part], i % width);
                right[part] = Math.max(right[part], i % width + 1);
                alike[part] += clues.evidence().product()[i] < OTHER_COLOUR ? 1.0 / parts.area()[part] : 0;
                if (Parts.atRim(product, i, width, height)) {
                    rim[part]++;
                    outlined[part] += clues.edges().strongestNear(i, width, height) > EdgeMap.CLEAR ? 1 : 0;
                }
            }
        }
        for (int part = 0; part < rim.length; part++) {
            outlined[part] /= Math.max(1, rim[part]);
        }
    }

    private boolean suspected(boolean[] product) {
        int all = 0;
        for (boolean here : product) {
            all += here ? 1 : 0;
        }
        for (int faint = 0; faint < alike.length; faint++) {
            for (int solid = 0; solid < alike.length; solid++) {
                double across = Math.min(right[faint], right[solid]) - Math.max(left[faint], left[solid]);
                if (parts.area()[faint] > SHARE * all
                        && parts.area()[solid] > SHARE * all
                        && alike[faint] > ALIKE
                        && outlined[faint] < OUTLINED
                        && alike[solid] < OPAQUE
                        && across > UNDER * (right[faint] - left[faint])) {
                    return true;
                }
            }
        }
        return false;
    }
}
