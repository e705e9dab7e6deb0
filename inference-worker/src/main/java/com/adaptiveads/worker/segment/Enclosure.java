package com.adaptiveads.worker.segment;

/** How surrounded each pixel is: the share of eight rays, 0..1, that meet a marked pixel before the picture ends. */
final class Enclosure {
    private Enclosure() {}

    static float[] of(boolean[] marked, int width, int height) {
        float[] share = new float[marked.length];
        boolean[] met = new boolean[marked.length];
        for (int d = 0; d < MaxFlow.DIRECTIONS; d++) {
            int dx = -MaxFlow.DX[d];
            int dy = -MaxFlow.DY[d];
            boolean forwards = dy < 0 || (dy == 0 && dx < 0);
            for (int n = 0; n < height; n++) {
                int y = forwards ? n : height - 1 - n;
                for (int m = 0; m < width; m++) {
                    int x = forwards ? m : width - 1 - m;
                    int i = y * width + x;
                    int fromX = x + dx;
                    int fromY = y + dy;
                    boolean inside = fromX >= 0 && fromY >= 0 && fromX < width && fromY < height;
                    boolean before = inside && met[fromY * width + fromX];
                    met[i] = before || marked[i];
                    share[i] += before ? 0.125f : 0;
                }
            }
        }
        return share;
    }
}
