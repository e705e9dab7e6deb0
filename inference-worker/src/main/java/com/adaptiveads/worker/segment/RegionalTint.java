package com.adaptiveads.worker.segment;

import java.util.Arrays;

/**
 * A faint difference of colour that no single pixel shows but a whole zone does: the offset from the shadow ray,
 * averaged over even ground. It is what tells a white product from a white backdrop.
 */
final class RegionalTint {
    private static final int RADIUS = 5;
    private static final float EVEN = 0.4f;
    private static final float TIMES_BACKDROP = 3.5f;
    private static final double BACKDROP_SHARE = 0.75;
    private static final float MARGIN = 2f;
    private static final float LEAST = 0.001f;

    /** Compression spreads the colour of what is around over as much of the backdrop's own. */
    private static final float BLED = 0.03f;

    private RegionalTint() {}

    /** 0 like the backdrop .. 1 surely another colour; 0 in what the ball reached. */
    static float[] of(LabImage image, Backdrop backdrop, Evidence evidence, EdgeMap edges, boolean[] reached) {
        boolean[] here = new boolean[reached.length];
        boolean[] there = new boolean[reached.length];
        for (int i = 0; i < reached.length; i++) {
            boolean even = edges.step()[i] < EVEN && evidence.product()[i] < 1;
            here[i] = even && !reached[i];
            there[i] = even && reached[i];
        }
        float[] usual = offsets(image, backdrop, evidence, there);
        float[] sample = new float[usual.length / 7 + 1];
        int count = 0;
        for (int i = 0; i < usual.length; i += 7) {
            if (there[i]) {
                sample[count++] = usual[i];
            }
        }
        float threshold = Math.max(LEAST, TIMES_BACKDROP * Ring.quantile(Arrays.copyOf(sample, count), BACKDROP_SHARE));
        float[] tint = offsets(image, backdrop, evidence, here);
        LabImage model = backdrop.colours();
        float[] fromReached = Distance.to(reached, true, image.width(), image.height());
        for (int i = 0; i < tint.length; i++) {
            float allowed = threshold
                    + BLED * (float) Math.hypot(model.a()[i], model.b()[i])
                    + Evidence.tint(model.a()[i], model.b()[i], evidence.shade()[i]);
            float within = Math.min(1, (fromReached[i] - 1) / MARGIN);
            tint[i] = reached[i] ? 0 : within * Math.clamp(tint[i] / allowed - 1, 0f, 1f);
        }
        return tint;
    }

    /** Length of the mean offset from the ray over the marked pixels around each pixel. */
    private static float[] offsets(LabImage image, Backdrop backdrop, Evidence evidence, boolean[] marked) {
        int width = image.width();
        int height = image.height();
        float[] plane = new float[marked.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = marked[i] ? 1 : 0;
        }
        float[] weight = Smoothing.box(plane, width, height, RADIUS);
        float[] squares = new float[marked.length];
        for (int channel = 0; channel < 3; channel++) {
            float[] seen = image.plane(channel);
            float[] model = backdrop.colours().plane(channel);
            for (int i = 0; i < plane.length; i++) {
                plane[i] = marked[i] ? seen[i] - evidence.shade()[i] * model[i] : 0;
            }
            float[] spread = Smoothing.box(plane, width, height, RADIUS);
            for (int i = 0; i < squares.length; i++) {
                float mean = weight[i] > 0.01f ? spread[i] / weight[i] : 0;
                squares[i] += mean * mean;
            }
        }
        for (int i = 0; i < squares.length; i++) {
            squares[i] = (float) Math.sqrt(squares[i]);
        }
        return squares;
    }
}
