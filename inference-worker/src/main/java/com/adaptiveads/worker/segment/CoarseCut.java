package com.adaptiveads.worker.segment;

/**
 * Product or backdrop for every pixel of the reduced photo: one minimum cut over all evidence at once. What is beyond
 * doubt is decided beforehand, so the graph holds only what is near an edge or unclear.
 */
final class CoarseCut {
    private static final int UNIT = 200;
    private static final float SMOOTHNESS = 6f;
    private static final float PENUMBRA_SMOOTHNESS = 3.6f;
    private static final float TOLERANCE = 3f;
    private static final float CLEAR = 8f;
    private static final float SOLID = 3f;
    private static final float SURE = 50f;

    private final LabImage image;
    private final Clues clues;
    private final int width;
    private final int height;
    private final boolean[] fixed;
    private final boolean[] product;
    private final int[] node;

    private CoarseCut(LabImage image, Clues clues) {
        this.image = image;
        this.clues = clues;
        width = image.width();
        height = image.height();
        fixed = new boolean[image.size()];
        product = new boolean[image.size()];
        node = new int[image.size()];
    }

    static boolean[] of(LabImage image, Clues clues) {
        CoarseCut cut = new CoarseCut(image, clues);
        MaxFlow flow = new MaxFlow(cut.decideTheClear());
        cut.build(flow);
        flow.solve();
        for (int i = 0; i < cut.product.length; i++) {
            if (!cut.fixed[i]) {
                cut.product[i] = flow.onSourceSide(cut.node[i]);
            }
        }
        return cut.product;
    }

    private int decideTheClear() {
        boolean[] strange = new boolean[image.size()];
        boolean[] weak = new boolean[image.size()];
        for (int i = 0; i < strange.length; i++) {
            float evidence = clues.evidence().product()[i];
            strange[i] = !clues.reached()[i];
            weak[i] = evidence < 0.9f;
        }
        float[] fromStrange = Distance.to(strange, true, width, height);
        float[] fromWeak = Distance.to(weak, true, width, height);
        int nodes = 0;
        for (int i = 0; i < fixed.length; i++) {
            product[i] = fromWeak[i] > SOLID;
            fixed[i] = product[i] || fromStrange[i] > CLEAR;
            node[i] = fixed[i] ? -1 : nodes++;
        }
        return nodes;
    }

    private void build(MaxFlow flow) {
        Noise noise = clues.backdrop().noise();
        float[] scale = {
            1 / (TOLERANCE * noise.l()), 1 / (TOLERANCE * noise.a()), 1 / (TOLERANCE * noise.b()),
        };
        for (int i = 0; i < fixed.length; i++) {
            int x = i % width;
            int y = i / width;
            if (!fixed[i]) {
                flow.prefer(node[i], Math.round(UNIT * (costOfBackdrop(i) - costOfProduct(i))));
            }
            for (int d = 0; d < MaxFlow.DIRECTIONS; d += 2) {
                int tx = x + MaxFlow.DX[d];
                int ty = y + MaxFlow.DY[d];
                if (tx < 0 || tx >= width || ty >= height) {
                    continue;
                }
                int to = ty * width + tx;
                if (fixed[i] && fixed[to]) {
                    continue;
                }
                int capacity = Math.round(UNIT * separation(i, to, scale) * (d < 4 ? 1 : 0.7071f));
                if (fixed[i]) {
                    flow.prefer(node[to], product[i] ? capacity : -capacity);
                } else if (fixed[to]) {
                    flow.prefer(node[i], product[to] ? capacity : -capacity);
                } else {
                    flow.link(node[i], d, node[to], capacity);
                }
            }
        }
    }

    private float costOfBackdrop(int i) {
        float enclosed = Math.clamp((clues.enclosure()[i] - 0.7f) / 0.3f, 0f, 1f);
        return 3 * clues.evidence().product()[i]
                + 0.8f * clues.tint()[i]
                + 1.5f * clues.behind()[i]
                + (clues.reached()[i] || clues.holes()[i] ? 0 : 0.30f * enclosed);
    }

    private float costOfProduct(int i) {
        if (clues.holes()[i]) {
            return SURE;
        }
        float match = (1 - clues.evidence().product()[i]) * (1 - 0.8f * clues.tint()[i]);
        float free = Math.clamp((0.6f - clues.enclosure()[i]) / 0.6f, 0f, 1f);
        return match * ((clues.reached()[i] ? 0.9f : 0.06f + telling(i)) + 0.10f * free);
    }

    /** A match in a strong colour and as bright is hardly ever an accident; white, grey and black parts are common. */
    private float telling(int i) {
        LabImage model = clues.backdrop().colours();
        double chroma = Math.hypot(model.a()[i], model.b()[i]);
        double lit = (clues.evidence().shade()[i] - 0.88) / 0.08;
        return 0.5f * (float) (Math.clamp((chroma - 0.025) / 0.035, 0, 1) * Math.clamp(lit, 0, 1));
    }

    /** The weaker the change between two neighbours against the noise, the dearer to separate them. */
    private float separation(int i, int j, float[] scale) {
        float l = (image.l()[i] - image.l()[j]) * scale[0];
        float a = (image.a()[i] - image.a()[j]) * scale[1];
        float b = (image.b()[i] - image.b()[j]) * scale[2];
        float cost = SMOOTHNESS / (1 + l * l + a * a + b * b);
        return penumbra(i) || penumbra(j) ? Math.max(cost, PENUMBRA_SMOOTHNESS) : cost;
    }

    private boolean penumbra(int i) {
        return clues.edges().penumbra(i) && clues.evidence().product()[i] < 0.5f;
    }
}
