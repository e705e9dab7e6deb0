package com.adaptiveads.worker.segment;

import java.util.Arrays;

/** Which connected parts of a cut are product: not specks, and not zones whose outline follows no edge. */
final class Parts {
    private static final double SPECK = 0.004;
    private static final float EDGE = 1.5f;
    private static final double FOLLOWED = 0.5;

    private Parts() {}

    static boolean[] credible(boolean[] product, EdgeMap edges, int width, int height) {
        Components parts = Components.of(product, width, height, 8);
        int biggest = Arrays.stream(parts.area()).max().orElse(0);
        int[] rim = new int[parts.count()];
        int[] followed = new int[parts.count()];
        for (int i = 0; i < product.length; i++) {
            int part = parts.label()[i];
            if (part >= 0 && atRim(product, i, width, height)) {
                rim[part]++;
                followed[part] += edges.strongestNear(i, width, height) > EDGE ? 1 : 0;
            }
        }
        boolean[] kept = new boolean[product.length];
        for (int i = 0; i < kept.length; i++) {
            int part = parts.label()[i];
            kept[i] = part >= 0 && parts.area()[part] >= SPECK * biggest && followed[part] >= FOLLOWED * rim[part];
        }
        return kept;
    }

    /** Whether a pixel of the mask has a neighbour outside it; the picture's end is none. */
    static boolean atRim(boolean[] product, int i, int width, int height) {
        int x = i % width;
        int y = i / width;
        return (x > 0 && !product[i - 1])
                || (x < width - 1 && !product[i + 1])
                || (y > 0 && !product[i - width])
                || (y < height - 1 && !product[i + width]);
    }
}
