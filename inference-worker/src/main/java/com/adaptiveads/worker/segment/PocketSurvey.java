package com.adaptiveads.worker.segment;

/** Measures every pocket of a photo. */
final class PocketSurvey {
    private static final float EVEN = 0.4f;
    private static final float ALIKE = 0.3f;
    private static final float RIM_EVIDENCE = 0.6f;
    private static final float RIM_STEP = 5f;
    private static final float RIM_WIDTH = 4f;
    private static final float BLEED = 3.5f;
    private static final float CORE = 0.6f;

    private final LabImage image;
    private final LabImage model;
    private final Evidence evidence;
    private final Components rooms;
    private final float[] depth;
    private final float[] radius;
    private final int[] core;
    private final double[][] offset;
    private final double[] shade;
    private final double[] shadeSquares;
    private final double[] chroma;
    private final int[] rim;
    private final int[] strongRim;
    private final float[] fromStrong;

    PocketSurvey(LabImage image, Backdrop backdrop, Evidence evidence, EdgeMap edges, boolean[] reached) {
        this.image = image;
        this.evidence = evidence;
        model = backdrop.colours();
        boolean[] even = new boolean[reached.length];
        for (int i = 0; i < even.length; i++) {
            even[i] = !reached[i] && edges.step()[i] < EVEN && evidence.product()[i] < ALIKE;
        }
        rooms = Components.of(even, image.width(), image.height(), 4);
        depth = Distance.to(even, false, image.width(), image.height());
        int count = rooms.count();
        radius = new float[count];
        core = new int[count];
        offset = new double[3][count];
        shade = new double[count];
        shadeSquares = new double[count];
        chroma = new double[count];
        rim = new int[count];
        strongRim = new int[count];
        boolean[] strong = new boolean[reached.length];
        for (int i = 0; i < strong.length; i++) {
            strong[i] = evidence.product()[i] > RIM_EVIDENCE || edges.step()[i] > RIM_STEP;
        }
        fromStrong = Distance.to(strong, true, image.width(), image.height());
        measure();
    }

    /** Per pixel the number of its pocket, or -1. */
    int[] label() {
        return rooms.label();
    }

    Pocket[] pockets() {
        Pocket[] pockets = new Pocket[rooms.count()];
        for (int room = 0; room < pockets.length; room++) {
            double n = Math.max(1, core[room]);
            double mean = shade[room] / n;
            double off = Math.sqrt(offset[0][room] * offset[0][room]
                            + offset[1][room] * offset[1][room]
                            + offset[2][room] * offset[2][room])
                    / n;
            pockets[room] = new Pocket(
                    rooms.area()[room],
                    radius[room],
                    off,
                    mean,
                    Math.sqrt(Math.max(0, shadeSquares[room] / n - mean * mean)),
                    rim[room] == 0 ? 0 : (double) strongRim[room] / rim[room],
                    chroma[room] / n);
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
        shadeSquares[room] += (double) k * k;
        chroma[room] += Math.hypot(model.a()[i], model.b()[i]);
        core[room]++;
    }

    private void lookFromOutside(int i) {
        boolean strong = fromStrong[i] < RIM_WIDTH;
        int width = image.width();
        int previous = -1;
        for (int d = 0; d < 4; d++) {
            int x = i % width + MaxFlow.DX[d];
            int y = i / width + MaxFlow.DY[d];
            int room = x < 0 || y < 0 || x >= width || y >= image.height() ? -1 : rooms.label()[y * width + x];
            if (room >= 0 && room != previous) {
                rim[room]++;
                strongRim[room] += strong ? 1 : 0;
                previous = room;
            }
        }
    }
}
