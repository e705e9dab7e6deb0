package com.adaptiveads.worker.segment;

import java.util.Arrays;

/**
 * Finds where the backdrop shows through the product: a mug's handle, a pair of glasses, an open strap. A white part of
 * a white product looks much the same, so a hole must have the backdrop's mean colour to within what averaging leaves.
 */
final class HoleTest {
    private static final double LEAST_AREA = 0.0004;
    private static final double LEAST_RADIUS = 0.006;
    private static final float OFFSET = 0.0009f;
    private static final float BRIGHTEST = 1.006f;
    private static final float DARKEST = 0.6f;
    private static final float EVEN = 0.4f;
    private static final float RIM_STEP = 5f;
    private static final double STRONG_RIM = 0.7;

    private HoleTest() {}

    /** The pixels of holes: even, the backdrop's colour, not reached by the ball, and rimmed by product. */
    static boolean[] find(LabImage image, Backdrop backdrop, Evidence evidence, EdgeMap edges, boolean[] reached) {
        int width = image.width();
        int height = image.height();
        boolean[] even = new boolean[reached.length];
        for (int i = 0; i < even.length; i++) {
            even[i] = !reached[i] && edges.step()[i] < EVEN && evidence.product()[i] < 0.3f;
        }
        Components rooms = Components.of(even, width, height, 4);
        Tally tally = new Tally(rooms.count());
        float[] depth = Distance.to(even, false, width, height);
        for (int i = 0; i < even.length; i++) {
            int room = rooms.label()[i];
            if (room >= 0) {
                tally.inside(room, i, image, backdrop, evidence, depth[i]);
            } else if (!reached[i]) {
                tally.rim(i, rooms, width, height, evidence.product()[i] > 0.6f || edges.step()[i] > RIM_STEP);
            } else {
                tally.rim(i, rooms, width, height, false);
            }
        }
        double side = Math.sqrt((double) width * height);
        boolean[] open = new boolean[rooms.count()];
        for (int room = 0; room < open.length; room++) {
            open[room] = rooms.area()[room] >= LEAST_AREA * image.size()
                    && tally.radius[room] >= LEAST_RADIUS * side
                    && tally.offset(room, rooms.area()[room]) < OFFSET
                    && tally.shade(room, rooms.area()[room]) <= BRIGHTEST
                    && tally.shade(room, rooms.area()[room]) > DARKEST
                    && tally.strongRim[room] > STRONG_RIM * tally.rim[room];
        }
        boolean[] holes = new boolean[even.length];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = even[i] && open[rooms.label()[i]];
        }
        return holes;
    }

    /** Sums per room. */
    private static final class Tally {
        private final double[][] offset;
        private final double[] shade;
        private final float[] radius;
        private final int[] rim;
        private final int[] strongRim;
        private final int[] touched = new int[MaxFlow.DIRECTIONS];

        Tally(int rooms) {
            offset = new double[3][rooms];
            shade = new double[rooms];
            radius = new float[rooms];
            rim = new int[rooms];
            strongRim = new int[rooms];
        }

        void inside(int room, int i, LabImage image, Backdrop backdrop, Evidence evidence, float depth) {
            float k = evidence.shade()[i];
            LabImage model = backdrop.colours();
            offset[0][room] += image.l()[i] - k * model.l()[i];
            offset[1][room] += image.a()[i] - k * model.a()[i];
            offset[2][room] += image.b()[i] - k * model.b()[i];
            shade[room] += k;
            radius[room] = Math.max(radius[room], depth);
        }

        void rim(int i, Components rooms, int width, int height, boolean strong) {
            int count = 0;
            for (int d = 0; d < MaxFlow.DIRECTIONS; d++) {
                int x = i % width + MaxFlow.DX[d];
                int y = i / width + MaxFlow.DY[d];
                int room = x < 0 || y < 0 || x >= width || y >= height ? -1 : rooms.label()[y * width + x];
                if (room >= 0 && Arrays.stream(touched, 0, count).noneMatch(r -> r == room)) {
                    touched[count++] = room;
                    rim[room]++;
                    strongRim[room] += strong ? 1 : 0;
                }
            }
        }

        double offset(int room, int area) {
            return Math.sqrt(offset[0][room] * offset[0][room]
                            + offset[1][room] * offset[1][room]
                            + offset[2][room] * offset[2][room])
                    / area;
        }

        double shade(int room, int area) {
            return shade[room] / area;
        }
    }
}
