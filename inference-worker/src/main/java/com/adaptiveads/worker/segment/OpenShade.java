package com.adaptiveads.worker.segment;

/**
 * Shaded ground between parts of a product: under a table, through a ring, behind a handle. Its penumbra stops the ball,
 * and the product around it makes it look enclosed. It counts as ground where soft changes alone join it to ground that
 * is seen, over more of its rim than has ground right behind a thin edge, as a product's own part would.
 */
final class OpenShade {
    private static final float ALIKE = 0.3f;
    private static final float UNTINTED = 0.9f;
    private static final float DARKEST = 0.6f;
    private static final float BRIGHTEST = 1.006f;
    private static final float EVEN = 0.4f;
    private static final float OTHER_COLOUR = 0.6f;
    private static final float NEAR = 4f;
    private static final float BEHIND = 6f;
    private static final double MOUTH = 0.06;
    private static final double OUTLINE = 0.45;
    private static final float ENCLOSED = 0.75f;
    private static final float FRINGE = 1.5f;

    private OpenShade() {}

    /** The ground seen, with such zones added. */
    static boolean[] added(
            boolean[] seen, Evidence evidence, EdgeMap edges, float[] tint, float[] enclosure, int width, int height) {
        boolean[] colour = new boolean[seen.length];
        for (int i = 0; i < colour.length; i++) {
            colour[i] = evidence.product()[i] > OTHER_COLOUR;
        }
        boolean[] shade = withoutFringes(shade(seen, evidence, edges, tint), width, height);
        Components zones = Components.of(shade, width, height, 4);
        float[] fromColour = Distance.to(colour, true, width, height);
        float[] fromSeen = Distance.to(seen, true, width, height);
        int[] rim = new int[zones.count()];
        int[] mouth = new int[zones.count()];
        int[] outline = new int[zones.count()];
        float[] enclosed = new float[zones.count()];
        for (int i = 0; i < shade.length; i++) {
            if (shade[i]) {
                enclosed[zones.label()[i]] += enclosure[i];
                continue;
            }
            int previous = -1;
            for (int d = 0; d < 4; d++) {
                int x = i % width + MaxFlow.DX[d];
                int y = i / width + MaxFlow.DY[d];
                int zone = x < 0 || y < 0 || x >= width || y >= height ? -1 : zones.label()[y * width + x];
                if (zone >= 0 && zone != previous) {
                    previous = zone;
                    rim[zone]++;
                    mouth[zone] += seen[i] ? 1 : 0;
                    outline[zone] += !seen[i] && fromColour[i] >= NEAR && fromSeen[i] < BEHIND ? 1 : 0;
                }
            }
        }
        boolean[] ground = seen.clone();
        for (int i = 0; i < ground.length; i++) {
            int zone = zones.label()[i];
            ground[i] |= zone >= 0
                    && enclosed[zone] > ENCLOSED * zones.area()[zone]
                    && mouth[zone] > MOUTH * rim[zone]
                    && outline[zone] < OUTLINE * mouth[zone];
        }
        return ground;
    }

    /** What shaded ground could look like: the backdrop's colour, no brighter than it, changing softly if at all. */
    private static boolean[] shade(boolean[] seen, Evidence evidence, EdgeMap edges, float[] tint) {
        boolean[] shade = new boolean[seen.length];
        for (int i = 0; i < shade.length; i++) {
            shade[i] = !seen[i]
                    && evidence.product()[i] < ALIKE
                    && tint[i] < UNTINTED
                    && evidence.shade()[i] > DARKEST
                    && evidence.shade()[i] < BRIGHTEST
                    && !edges.crease()[i]
                    && (edges.step()[i] < EVEN || edges.soft(i));
        }
        return shade;
    }

    /** The blurred edges of a product look soft, too, and would join what they lie between. */
    private static boolean[] withoutFringes(boolean[] shade, int width, int height) {
        float[] depth = Distance.to(shade, false, width, height);
        boolean[] core = new boolean[shade.length];
        for (int i = 0; i < core.length; i++) {
            core[i] = depth[i] > FRINGE;
        }
        float[] fromCore = Distance.to(core, true, width, height);
        boolean[] kept = new boolean[shade.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = shade[i] && fromCore[i] <= FRINGE;
        }
        return kept;
    }
}
