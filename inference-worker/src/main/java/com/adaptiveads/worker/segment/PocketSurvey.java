package com.adaptiveads.worker.segment;

/** Measures every pocket of a photo. */
final class PocketSurvey {
    private static final float EVEN = 0.4f;
    private static final float ALIKE = 0.3f;
    private static final float UNTINTED = 0.9f;
    private static final float OTHER_COLOUR = 0.6f;
    private static final float EDGE = 3f;
    private static final float NEAR = 4f;
    private static final float BEHIND = 6f;
    private static final float BLEED = 3.5f;
    private static final float CORE = 0.6f;
    private static final float LIT = 0.008f;
    private static final double BRIGHTER_PART = 1.5;
    private static final int PRODUCT = 0;
    private static final int MOUTH = 1;
    private static final int OUTLINE = 2;
    private static final int STEP = 3;
    private static final int REST = 4;

    private final LabImage image;
    private final LabImage model;
    private final Evidence evidence;
    private final Components rooms;
    private final boolean[] reached;
    private final float[] depth;
    private final float[] radius;
    private final int[] core;
    private final double[][] offset;
    private final double[] shade;
    private final double[] shadeSquared;
    private final int[] lit;
    private final double[] chroma;
    private final int[][] rim;
    private final float[] fromColour;
    private final float[] fromEdge;
    private final float[] fromReached;

    PocketSurvey(LabImage image, Backdrop backdrop, Evidence evidence, EdgeMap edges, boolean[] reached, float[] tint) {
        this.image = image;
        this.evidence = evidence;
        model = backdrop.colours();
        int width = image.width();
        int height = image.height();
        boolean[] even = new boolean[reached.length];
        boolean[] colour = new boolean[reached.length];
        boolean[] edge = new boolean[reached.length];
        for (int i = 0; i < even.length; i++) {
            even[i] = !reached[i] && edges.step()[i] < EVEN && evidence.product()[i] < ALIKE && tint[i] < UNTINTED;
            colour[i] = evidence.product()[i] > OTHER_COLOUR;
            edge[i] = edges.step()[i] > EDGE;
        }
        rooms = Components.of(even, width, height, 4);
        this.reached = reached;
        depth = Distance.to(even, false, width, height);
        fromColour = Distance.to(colour, true, width, height);
        fromEdge = Distance.to(edge, true, width, height);
        fromReached = Distance.to(reached, true, width, height);
        int count = rooms.count();
        radius = new float[count];
        core = new int[count];
        offset = new double[3][count];
        shade = new double[count];
        shadeSquared = new double[count];
        lit = new int[count];
        chroma = new double[count];
        rim = new int[REST + 1][count];
        measure();
    }

    /** Per pixel the number of its pocket, or -1. */
    int[] label() {
        return rooms.label();
    }

    /** The backdrop seen around, as far as the ball reached or pockets are marked as open. */
    NearbyGround ground(boolean[] open) {
        boolean[] seen = reached.clone();
        for (int i = 0; i < seen.length; i++) {
            seen[i] |= rooms.label()[i] >= 0 && open[rooms.label()[i]];
        }
        return new NearbyGround(rooms, evidence.shade(), seen, image.width(), image.height());
    }

    Pocket[] pockets() {
        Pocket[] pockets = new Pocket[rooms.count()];
        for (int room = 0; room < pockets.length; room++) {
            double n = Math.max(1, core[room]);
            double off = Math.sqrt(offset[0][room] * offset[0][room]
                            + offset[1][room] * offset[1][room]
                            + offset[2][room] * offset[2][room])
                    / n;
            double around = 0;
            for (int[] kind : rim) {
                around += kind[room];
            }
            around = Math.max(1, around);
            Pocket.Rim shares = new Pocket.Rim(
                    rim[PRODUCT][room] / around,
                    rim[MOUTH][room] / around,
                    rim[OUTLINE][room] / around,
                    rim[STEP][room] / around);
            double mean = shade[room] / n;
            double spread = Math.sqrt(Math.max(0, shadeSquared[room] / n - mean * mean));
            pockets[room] = new Pocket(
                    rooms.area()[room],
                    radius[room],
                    off,
                    mean,
                    mean + BRIGHTER_PART * spread,
                    lit[room] / n,
                    chroma[room] / n,
                    shares);
        }
        return pockets;
    }

    private void measure() {
        int[] label = rooms.label();
        for (int i = 0; i < label.length; i++) {
            if (label[i] >= 0) {
                radius[label[i]] = Math.max(radius[label[i]], depth[i]);
            }
        }
        for (int i = 0; i < label.length; i++) {
            if (label[i] < 0) {
                lookFromOutside(i);
            } else if (depth[i] >= Math.min(BLEED, CORE * radius[label[i]])) {
                addCore(label[i], i);
            }
        }
    }

    private void addCore(int room, int i) {
        float k = evidence.shade()[i];
        offset[0][room] += image.l()[i] - k * model.l()[i];
        offset[1][room] += image.a()[i] - k * model.a()[i];
        offset[2][room] += image.b()[i] - k * model.b()[i];
        shade[room] += k;
        shadeSquared[room] += k * k;
        lit[room] += Math.abs(k - 1) < LIT ? 1 : 0;
        chroma[room] += Math.hypot(model.a()[i], model.b()[i]);
        core[room]++;
    }

    private void lookFromOutside(int i) {
        int width = image.width();
        int previous = -1;
        for (int d = 0; d < 4; d++) {
            int x = i % width + MaxFlow.DX[d];
            int y = i / width + MaxFlow.DY[d];
            int room = x < 0 || y < 0 || x >= width || y >= image.height() ? -1 : rooms.label()[y * width + x];
            if (room >= 0 && room != previous) {
                rim[kind(i)][room]++;
                previous = room;
            }
        }
    }

    private int kind(int i) {
        if (fromColour[i] < NEAR) {
            return PRODUCT;
        }
        boolean edge = fromEdge[i] < NEAR;
        if (fromReached[i] < BEHIND) {
            return edge ? OUTLINE : MOUTH;
        }
        return edge ? STEP : REST;
    }
}
