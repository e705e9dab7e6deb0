package com.adaptiveads.worker.segment;

/**
 * What lies right behind a sharp step that ground was seen up to. Light changes softly on an even backdrop, so a step in
 * it needs something to cause it: were the far side backdrop too, nothing would. This holds where the product's own
 * colour says nothing, as for bright metal on white or grey on grey. A step that the backdrop itself has, such as a
 * table's edge, is no sign of a product.
 */
final class StepBacks {
    private static final float FAINT = 0.3f;
    private static final float CLEAR = 1.2f;
    private static final float SHARP = 0.4f;
    private static final float AT_GROUND = 2.5f;
    private static final float ALONG = 0.7f;
    private static final float OWN_STEP = 0.01f;
    private static final float OTHER_COLOUR = 0.6f;
    private static final double DEPTH = 6.0 / 450;
    private static final int ACROSS = 2;
    private static final int SIDES = 4;

    private final Backdrop backdrop;
    private final Evidence evidence;
    private final EdgeMap edges;
    private final boolean[] ground;
    private final int width;
    private final int height;
    private final int depth;
    private final float[] fromGround;
    private final float[] behind;

    private StepBacks(Backdrop backdrop, Evidence evidence, EdgeMap edges, boolean[] reached, boolean[] holes) {
        this.backdrop = backdrop;
        this.evidence = evidence;
        this.edges = edges;
        width = backdrop.colours().width();
        height = backdrop.colours().height();
        fromGround = Distance.to(reached, true, width, height);
        ground = reached.clone();
        for (int i = 0; i < ground.length; i++) {
            ground[i] |= holes[i];
        }
        depth = (int) Math.round(DEPTH * Math.sqrt(ground.length));
        behind = new float[ground.length];
    }

    /**
     * How clear a step each pixel lies behind, 0..1, up to the depth that a step speaks for.
     *
     * @param reached ground seen for sure, up to the steps
     */
    static float[] of(Backdrop backdrop, Evidence evidence, EdgeMap edges, boolean[] reached, boolean[] holes) {
        StepBacks backs = new StepBacks(backdrop, evidence, edges, reached, holes);
        for (int y = ACROSS; y < backs.height - ACROSS; y++) {
            for (int x = ACROSS; x < backs.width - ACROSS; x++) {
                backs.look(x, y);
            }
        }
        return backs.behind;
    }

    private void look(int x, int y) {
        int i = y * width + x;
        float step = edges.step()[i];
        if (ground[i]
                || fromGround[i] > AT_GROUND
                || step <= FAINT
                || step <= SHARP * (edges.gradient()[i] - EdgeMap.NOISE_LEVEL)
                || backdropSteps(i)) {
            return;
        }
        float dx = fromGround[i + 1] - fromGround[i - 1];
        float dy = fromGround[i + width] - fromGround[i - width];
        float away = (float) Math.hypot(dx, dy);
        float[] shade = evidence.shade();
        float sx = shade[i + 1] - shade[i - 1];
        float sy = shade[i + width] - shade[i - width];
        boolean facing = Math.abs(dx * sx + dy * sy) >= ALONG * away * Math.hypot(sx, sy);
        if (away > 0 && facing) {
            mark(x, y, dx / away, dy / away, Math.min(1, (step - FAINT) / (CLEAR - FAINT)));
        }
    }

    private boolean backdropSteps(int i) {
        float change = 0;
        for (int channel = 0; channel < 3; channel++) {
            float[] model = backdrop.colours().plane(channel);
            change += Math.abs(model[i + ACROSS] - model[i - ACROSS])
                    + Math.abs(model[i + ACROSS * width] - model[i - ACROSS * width]);
        }
        return change > OWN_STEP;
    }

    /** Straight on, away from the ground, until ground is met again or what is clearly product. */
    private void mark(int x, int y, float dx, float dy, float value) {
        for (int n = 0; n <= depth; n++) {
            int tx = x + Math.round(n * dx);
            int ty = y + Math.round(n * dy);
            if (!mark(tx, ty, value)) {
                return;
            }
            for (int d = 0; d < SIDES; d++) {
                mark(tx + MaxFlow.DX[d], ty + MaxFlow.DY[d], value);
            }
            if (evidence.product()[ty * width + tx] > OTHER_COLOUR) {
                return;
            }
        }
    }

    private boolean mark(int x, int y, float value) {
        boolean may = x >= 0 && y >= 0 && x < width && y < height && !ground[y * width + x];
        if (may) {
            behind[y * width + x] = Math.max(behind[y * width + x], value);
        }
        return may;
    }
}
