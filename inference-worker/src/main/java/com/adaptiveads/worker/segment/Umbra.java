package com.adaptiveads.worker.segment;

/**
 * Deep shadow: ground as dark as a product could be, but in the backdrop's own hue, joined to lit backdrop by soft
 * changes only and wide open to it. Light falls off softly, a product begins with a step; where a product's own blurred
 * edge looks soft as well, the opening is a small part of what lies around.
 */
final class Umbra {
    private static final float STEP = 1f;
    private static final float OTHER_COLOUR = 0.5f;
    private static final float LIT = 0.8f;
    private static final float DEEP = 0.75f;
    private static final float BLACK = 0.40f;
    private static final double BALL = 2.0 / 450;
    private static final double OPEN = 0.5;
    private static final double LEAST_AREA = 0.001;

    private Umbra() {}

    /** The pixels of deep shadow beside what the ball reached. */
    static boolean[] of(Evidence evidence, EdgeMap edges, boolean[] reached, int width, int height) {
        boolean[] barrier = new boolean[reached.length];
        for (int i = 0; i < barrier.length; i++) {
            float shade = evidence.shade()[i];
            barrier[i] = evidence.colour()[i] > OTHER_COLOUR
                    || shade < BLACK
                    || (!edges.soft(i) && (edges.step()[i] > STEP || (shade > LIT && !reached[i])));
        }
        float radius = (float) (BALL * Math.sqrt(reached.length));
        boolean[] dark = TrappedBall.reach(barrier, reached, width, height, radius);
        for (int i = 0; i < dark.length; i++) {
            dark[i] &= !reached[i] && evidence.shade()[i] < DEEP;
        }
        return wideOpen(dark, evidence, edges, width, height);
    }

    /** The larger zones half of whose rim is soft and lit, of the backdrop's hue. */
    private static boolean[] wideOpen(boolean[] dark, Evidence evidence, EdgeMap edges, int width, int height) {
        Components zones = Components.of(dark, width, height, 4);
        int[] rim = new int[zones.count()];
        int[] lit = new int[zones.count()];
        for (int i = 0; i < dark.length; i++) {
            for (int d = 0; d < 4 && dark[i]; d++) {
                int x = i % width + MaxFlow.DX[d];
                int y = i / width + MaxFlow.DY[d];
                if (x < 0 || y < 0 || x >= width || y >= height || dark[y * width + x]) {
                    continue;
                }
                int to = y * width + x;
                boolean ground = evidence.colour()[to] <= OTHER_COLOUR && evidence.shade()[to] >= DEEP;
                rim[zones.label()[i]]++;
                lit[zones.label()[i]] += ground && (edges.soft(to) || edges.step()[to] <= STEP) ? 1 : 0;
            }
        }
        boolean[] umbra = new boolean[dark.length];
        for (int i = 0; i < umbra.length; i++) {
            int zone = zones.label()[i];
            umbra[i] = dark[i] && lit[zone] >= OPEN * rim[zone] && zones.area()[zone] >= LEAST_AREA * umbra.length;
        }
        return umbra;
    }
}
