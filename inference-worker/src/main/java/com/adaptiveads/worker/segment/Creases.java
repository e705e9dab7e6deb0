package com.adaptiveads.worker.segment;

/**
 * Lines along which the picture is darker than a few pixels to either side, however different the sides are: where a
 * product meets its own contact shadow. Light grows out of a shadow steadily, so inside one there are none.
 */
final class Creases {
    private static final int ACROSS = 3;
    private static final float LEAST = 0.010f;
    private static final float SIGMAS = 4f;

    private Creases() {}

    /** @param image slightly smoothed */
    static boolean[] of(LabImage image, Noise noise) {
        int width = image.width();
        float[] l = image.l();
        float least = Math.max(LEAST, SIGMAS * noise.l());
        boolean[] crease = new boolean[image.size()];
        for (int y = ACROSS; y < image.height() - ACROSS; y++) {
            for (int x = ACROSS; x < width - ACROSS; x++) {
                int i = y * width + x;
                for (int d = 0; d < MaxFlow.DIRECTIONS && !crease[i]; d += 2) {
                    int across = d < 4 ? ACROSS : ACROSS - 1;
                    int step = across * (MaxFlow.DY[d] * width + MaxFlow.DX[d]);
                    crease[i] = Math.min(l[i + step], l[i - step]) - l[i] > least;
                }
            }
        }
        return crease;
    }
}
