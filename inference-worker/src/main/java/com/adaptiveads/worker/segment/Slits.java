package com.adaptiveads.worker.segment;

/**
 * Gaps of the product too narrow for the ball from the border: between leaves, fingers, beads. Ground counts as seen
 * through them where it matches the backdrop, is about as bright, lies between two parts of clearly another colour, and
 * leads out to backdrop through nothing else.
 */
final class Slits {
    private static final double HALF_WIDTH = 7.0 / 450;
    private static final float MATCH = 0.35f;
    private static final float FULL_LIGHT = 0.04f;
    private static final float OTHER_COLOUR = 0.8f;

    private Slits() {}

    /** What the ball reached, with the slits that lead there or to a hole. */
    static boolean[] opened(boolean[] reached, boolean[] holes, Evidence evidence, int width, int height) {
        return opened(reached, holes, evidence, HALF_WIDTH, width, height);
    }

    static boolean[] opened(
            boolean[] reached, boolean[] holes, Evidence evidence, double halfWidth, int width, int height) {
        int reach = (int) Math.round(halfWidth * Math.sqrt(reached.length));
        boolean[] seen = reached.clone();
        IntQueue front = new IntQueue(seen.length);
        for (int i = 0; i < seen.length; i++) {
            if (reached[i] || holes[i]) {
                front.add(i);
            }
        }
        while (!front.isEmpty()) {
            int i = front.poll();
            for (int d = 0; d < MaxFlow.DIRECTIONS; d++) {
                int x = i % width + MaxFlow.DX[d];
                int y = i / width + MaxFlow.DY[d];
                int to = y * width + x;
                if (x >= 0
                        && y >= 0
                        && x < width
                        && y < height
                        && !seen[to]
                        && clear(evidence, to)
                        && flanked(evidence, x, y, width, height, reach)) {
                    seen[to] = true;
                    front.add(to);
                }
            }
        }
        return seen;
    }

    private static boolean clear(Evidence evidence, int i) {
        return evidence.product()[i] < MATCH && Math.abs(evidence.shade()[i] - 1) < FULL_LIGHT;
    }

    private static boolean flanked(Evidence evidence, int x, int y, int width, int height, int reach) {
        for (int d = 0; d < MaxFlow.DIRECTIONS; d += 2) {
            if (meets(evidence, x, y, d, width, height, reach) && meets(evidence, x, y, d + 1, width, height, reach)) {
                return true;
            }
        }
        return false;
    }

    private static boolean meets(Evidence evidence, int x, int y, int d, int width, int height, int reach) {
        for (int n = 1; n <= reach; n++) {
            int tx = x + n * MaxFlow.DX[d];
            int ty = y + n * MaxFlow.DY[d];
            if (tx < 0 || ty < 0 || tx >= width || ty >= height) {
                return false;
            }
            if (evidence.product()[ty * width + tx] > OTHER_COLOUR) {
                return true;
            }
        }
        return false;
    }
}
