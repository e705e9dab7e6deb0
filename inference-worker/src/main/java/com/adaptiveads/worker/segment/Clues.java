package com.adaptiveads.worker.segment;

/**
 * Everything the reduced photo says about what is product, gathered once.
 *
 * @param reached where a ball rolled in from the border without meeting an edge, and slits that lead there
 * @param tint regional difference of colour, 0..1, where not reached
 * @param enclosure share of rays that meet product, 0..1
 * @param holes where the backdrop shows through
 * @param behind how clear a step lies between the ground seen and here, 0..1
 */
@SuppressWarnings("ArrayRecordComponent") // planes are shared on purpose
record Clues(
        Backdrop backdrop,
        Evidence evidence,
        EdgeMap edges,
        boolean[] reached,
        float[] tint,
        float[] enclosure,
        boolean[] holes,
        float[] behind) {
    private static final float BARRIER_STEP = 0.4f;
    private static final float BARRIER_EVIDENCE = 0.5f;
    private static final double BALL = 5.0 / 450;
    private static final float SAFE_EVIDENCE = 0.3f;
    private static final float SAFE_SHADE = 0.97f;
    private static final float STRONG_EVIDENCE = 0.6f;
    private static final float STRONG_STEP = 5f;

    /** @param image slightly smoothed */
    static Clues gather(LabImage image) {
        Backdrop first = BackdropFit.of(image);
        Evidence rough = Evidence.of(image, first);
        EdgeMap roughEdges = EdgeMap.of(image, first);
        boolean[] roughReach = reach(image, first, rough, roughEdges);
        boolean[] sure = new boolean[image.size()];
        for (int i = 0; i < sure.length; i++) {
            sure[i] = roughReach[i] && rough.product()[i] < SAFE_EVIDENCE && rough.shade()[i] > SAFE_SHADE;
        }
        Backdrop backdrop = BackdropCorrection.apply(first, image, sure);
        Evidence unshaded = HairLines.added(Evidence.of(image, backdrop), image.width(), image.height());
        EdgeMap edges = EdgeMap.of(image, backdrop);
        boolean[] reached = reach(image, backdrop, unshaded, edges);
        boolean[] umbra = Umbra.of(unshaded, edges, reached, image.width(), image.height());
        Evidence evidence = unshaded.shaded(umbra);
        for (int i = 0; i < umbra.length; i++) {
            reached[i] |= umbra[i];
        }
        float[] tint = RegionalTint.of(image, backdrop, evidence, edges, reached);
        boolean[] strong = new boolean[image.size()];
        for (int i = 0; i < strong.length; i++) {
            strong[i] = evidence.product()[i] > STRONG_EVIDENCE || edges.step()[i] > STRONG_STEP;
        }
        boolean[] holes = HoleTest.find(
                new PocketSurvey(image, backdrop, evidence, edges, reached, tint), image.width(), image.height());
        float[] enclosure = Enclosure.of(strong, image.width(), image.height());
        boolean[] ground = reached.clone();
        for (int i = 0; i < ground.length; i++) {
            ground[i] |= holes[i];
        }
        ground = OpenShade.added(ground, evidence, edges, tint, enclosure, image.width(), image.height());
        boolean[] seen = Slits.opened(ground, holes, evidence, image.width(), image.height());
        float[] behind = StepBacks.of(backdrop, evidence, edges, seen, holes);
        return new Clues(backdrop, evidence, edges, seen, tint, enclosure, holes, behind);
    }

    private static boolean[] reach(LabImage image, Backdrop backdrop, Evidence evidence, EdgeMap edges) {
        boolean[] barrier = new boolean[image.size()];
        boolean[] start = new boolean[image.size()];
        for (int i = 0; i < barrier.length; i++) {
            barrier[i] = edges.step()[i] > BARRIER_STEP || evidence.product()[i] > BARRIER_EVIDENCE;
            start[i] = backdrop.ring().contains(i % image.width(), i / image.width()) && backdrop.explains(image, i);
        }
        float radius = (float) (BALL * Math.sqrt(image.size()));
        return TrappedBall.reach(barrier, start, image.width(), image.height(), radius);
    }
}
