package com.adaptiveads.worker.segment;

/**
 * Dark lines a few pixels wide with backdrop on both sides: cables, temples of glasses, legs. Blurred into the backdrop
 * they look no darker than a shadow, but no shadow is that narrow and that sharp.
 */
final class HairLines {
    private static final int ACROSS = 3;
    private static final float SIDE = 0.08f;
    private static final float FAINT = 0.05f;
    private static final float CLEAR = 0.13f;

    private HairLines() {}

    /** The evidence with such lines added. */
    static Evidence added(Evidence evidence, int width, int height) {
        float[] shade = evidence.shade();
        float[] product = evidence.product().clone();
        for (int y = ACROSS; y < height - ACROSS; y++) {
            for (int x = ACROSS; x < width - ACROSS; x++) {
                int i = y * width + x;
                if (product[i] == 1 || shade[i] > 1 - FAINT) {
                    continue;
                }
                float depth = 0;
                for (int d = 0; d < MaxFlow.DIRECTIONS; d += 2) {
                    int across = d < 4 ? ACROSS : ACROSS - 1;
                    int step = across * (MaxFlow.DY[d] * width + MaxFlow.DX[d]);
                    float darker = Math.min(shade[i + step], shade[i - step]);
                    float brighter = Math.max(shade[i + step], shade[i - step]);
                    boolean even = brighter - darker < SIDE && brighter < 1 + SIDE;
                    depth = even ? Math.max(depth, darker - shade[i]) : depth;
                }
                product[i] = Math.max(product[i], Math.clamp((depth - FAINT) / (CLEAR - FAINT), 0f, 1f));
            }
        }
        return new Evidence(product, evidence.colour(), shade);
    }
}
