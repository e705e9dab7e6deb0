package com.adaptiveads.worker.segment;

/**
 * What a ball rolling in from the border can touch. Unlike a flood it does not leak through gaps narrower than itself.
 * S.-H. Zhang et al., Vectorizing Cartoon Animations, TVCG 2009, section 4.
 */
final class TrappedBall {
    private static final int SPECK = 10;

    private TrappedBall() {}

    /**
     * Rolls the ball.
     *
     * @param barrier what stops it; specks are ignored
     * @param start where it may enter
     * @param radius of the ball in pixels
     * @return the pixels it can cover
     */
    static boolean[] reach(boolean[] barrier, boolean[] start, int width, int height, float radius) {
        boolean[] solid = Components.of(barrier, width, height, 8).atLeast(SPECK);
        float[] clearance = Distance.to(solid, true, width, height);
        boolean[] open = new boolean[barrier.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = clearance[i] > radius;
        }
        Components rooms = Components.of(open, width, height, 4);
        boolean[] entered = new boolean[rooms.count()];
        for (int i = 0; i < start.length; i++) {
            if (start[i] && open[i]) {
                entered[rooms.label()[i]] = true;
            }
        }
        boolean[] centres = new boolean[barrier.length];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = open[i] && entered[rooms.label()[i]];
        }
        float[] near = Distance.to(centres, true, width, height);
        boolean[] reached = new boolean[barrier.length];
        for (int i = 0; i < reached.length; i++) {
            reached[i] = near[i] <= radius && !solid[i];
        }
        return reached;
    }
}
