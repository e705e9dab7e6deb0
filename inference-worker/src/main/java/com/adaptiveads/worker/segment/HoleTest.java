package com.adaptiveads.worker.segment;

/**
 * Finds where the backdrop shows through the product: a mug's handle, a pair of glasses, an open strap. A white part of
 * a white product looks much the same, so a hole must have the backdrop's mean colour to within what averaging leaves.
 */
final class HoleTest {
    private static final double LEAST_AREA = 0.0004;
    private static final double LEAST_RADIUS = 0.006;
    private static final double SURROUNDED = 0.88;
    private static final double LEAST_AREA_SURROUNDED = 0.0002;
    private static final double LEAST_RADIUS_SURROUNDED = 0.0045;
    private static final double MORE = 1.4;
    private static final double MORE_WHEN_EXACT = 2.5;
    private static final double LIT_THROUGHOUT = 0.9;
    private static final double EXACT = 0.0025;
    private static final double SMALL = 0.0005;
    private static final double OFFSET = 0.0010;
    private static final double OFFSET_PER_CHROMA = 0.03;
    private static final double OFFSET_PER_SHADE = 0.004;
    private static final double COLOURED = 0.03;
    private static final double UNMISTAKABLE = 0.05;
    private static final float BRIGHTEST = 1.006f;
    private static final double BRIGHTER_PER_CHROMA = 0.1;
    private static final float DARKEST = 0.6f;
    private static final double LIT = 0.2;
    private static final double CLOSED = 0.75;
    private static final double FULL_LIGHT = 0.9985;
    private static final double LARGE = 0.04;
    private static final double LEAST_RIM = 0.3;
    private static final double TIMES = 3;

    private HoleTest() {}

    /** The pixels of holes: even, the backdrop's colour, not reached by the ball, and rimmed by product. */
    static boolean[] find(PocketSurvey survey, int width, int height) {
        Pocket[] pockets = survey.pockets();
        double size = (double) width * height;
        boolean[] open = new boolean[pockets.length];
        int[] label = survey.label();
        for (int n = 0; n < open.length; n++) {
            open[n] = looksLikeHole(pockets[n], size) && (!closed(pockets[n], size) || lit(pockets[n]));
        }
        NearbyGround ground = survey.ground(open);
        for (int n = 0; n < open.length; n++) {
            open[n] |= looksLikeHole(pockets[n], size)
                    && pockets[n].area() < LARGE * size
                    && ground.like(n, pockets[n].shade());
        }
        boolean[] holes = new boolean[label.length];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = label[i] >= 0 && open[label[i]];
        }
        return holes;
    }

    private static boolean looksLikeHole(Pocket pocket, double size) {
        boolean surrounded = pocket.rim().product() + pocket.rim().mouth() > SURROUNDED;
        double offset =
                OFFSET + OFFSET_PER_CHROMA * pocket.chroma() + OFFSET_PER_SHADE * Math.max(0, 1 - pocket.shade());
        return pocket.area() >= (surrounded ? LEAST_AREA_SURROUNDED : LEAST_AREA) * size
                && pocket.radius() >= (surrounded ? LEAST_RADIUS_SURROUNDED : LEAST_RADIUS) * Math.sqrt(size)
                && pocket.offset() < (surrounded ? allowance(pocket, size) : 1) * offset
                && pocket.shade() <= BRIGHTEST + BRIGHTER_PER_CHROMA * pocket.chroma()
                && pocket.shade() > DARKEST
                && rimmedByProduct(pocket);
    }

    /** Compression tints what is small; where the brightness is exactly the backdrop's, that is no matter. */
    private static double allowance(Pocket pocket, double size) {
        boolean exact = pocket.lit() > LIT_THROUGHOUT && Math.abs(pocket.shade() - 1) < EXACT;
        return exact && pocket.area() < SMALL * size ? MORE_WHEN_EXACT : MORE;
    }

    private static boolean closed(Pocket pocket, double size) {
        return pocket.rim().product() + pocket.rim().step() > CLOSED
                && (pocket.chroma() < UNMISTAKABLE || pocket.area() > 2 * SMALL * size);
    }

    /**
     * White, grey and black parts of a product look like shaded backdrop. But light gets through a hole: some of what
     * is behind is as bright as the backdrop, or, when it is small, like the shadow around or behind the next hole.
     */
    private static boolean lit(Pocket pocket) {
        return pocket.brightest() > FULL_LIGHT;
    }

    /** Ground that is lit somewhere may be rimmed by edges alone; what is darker must have another colour around it. */
    private static boolean rimmedByProduct(Pocket pocket) {
        Pocket.Rim rim = pocket.rim();
        boolean lit = pocket.lit() > LIT;
        double speaksFor = rim.product() + rim.mouth() + (lit ? rim.step() : 0);
        double speaksAgainst = rim.outline() + (lit ? 0 : rim.step());
        return speaksFor > LEAST_RIM && speaksFor > (pocket.chroma() > COLOURED ? 1 : TIMES) * speaksAgainst;
    }
}
