package com.adaptiveads.worker.segment;

/**
 * Finds where the backdrop shows through the product: a mug's handle, a pair of glasses, an open strap. A white part of
 * a white product looks much the same, so a hole must have the backdrop's mean colour to within what averaging leaves.
 */
final class HoleTest {
    static boolean DEBUG;
    static java.util.function.BiConsumer<Pocket, boolean[]> HOOK;
    private static final double LEAST_AREA = 0.0004;
    private static final double LEAST_RADIUS = 0.006;
    private static final double OFFSET = 0.0010;
    private static final double OFFSET_PER_CHROMA = 0.03;
    private static final double OFFSET_PER_SHADE = 0.004;
    private static final double COLOURED = 0.03;
    private static final float BRIGHTEST = 1.006f;
    private static final float DARKEST = 0.6f;
    private static final double STRONG_RIM = 0.6;
    private static final double STRONG_RIM_COLOURED = 0.35;

    private HoleTest() {}

    /** The pixels of holes: even, the backdrop's colour, not reached by the ball, and rimmed by product. */
    static boolean[] find(PocketSurvey survey, int width, int height) {
        Pocket[] pockets = survey.pockets();
        double size = (double) width * height;
        boolean[] open = new boolean[pockets.length];
        int[] label = survey.label();
        for (int n = 0; n < open.length; n++) {
            Pocket pocket = pockets[n];
            open[n] = isHole(pocket, size);
            if (HOOK != null && pocket.area() > 40) {
                boolean[] m = new boolean[label.length];
                for (int i = 0; i < m.length; i++) m[i] = label[i] == n;
                HOOK.accept(pocket, m);
            }
        }
        boolean[] holes = new boolean[label.length];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = label[i] >= 0 && open[label[i]];
        }
        return holes;
    }

    private static boolean isHole(Pocket pocket, double size) {
        double offset = OFFSET
                + OFFSET_PER_CHROMA * pocket.chroma()
                + OFFSET_PER_SHADE * Math.max(0, 1 - pocket.shade());
        return pocket.area() >= LEAST_AREA * size
                && pocket.radius() >= LEAST_RADIUS * Math.sqrt(size)
                && pocket.offset() < offset
                && pocket.shade() <= BRIGHTEST
                && pocket.shade() > DARKEST
                && pocket.strongRim() > (pocket.chroma() > COLOURED ? STRONG_RIM_COLOURED : STRONG_RIM);
    }
}
