package com.adaptiveads.worker.segment;

import java.util.Arrays;

/** A backdrop that changes abruptly across the picture but evenly along it: a table edge, a horizon, a corner. */
final class LineBackdrop {
    private static final float JUMP = 0.015f;
    private static final double MOST_JUMPS = 0.03;

    private LineBackdrop() {}

    /** Every row (or column) runs evenly from the median of its first border strip to that of its last. */
    static LabImage of(LabImage image, Ring ring, boolean rows) {
        LabImage lines = new LabImage(image.width(), image.height());
        int count = rows ? image.height() : image.width();
        int length = rows ? image.width() : image.height();
        int strip = Math.min(ring.thickness(), length);
        int step = rows ? 1 : image.width();
        float[] values = new float[strip];
        for (int channel = 0; channel < 3; channel++) {
            float[] from = image.plane(channel);
            float[] to = lines.plane(channel);
            for (int line = 0; line < count; line++) {
                int start = rows ? line * image.width() : line;
                float first = median(from, start, step, values);
                float last = median(from, start + (length - strip) * step, step, values);
                for (int n = 0; n < length; n++) {
                    to[start + n * step] = first + (last - first) * n / Math.max(1, length - 1);
                }
            }
        }
        return lines;
    }

    /** The border pixels on the two sides that {@link #of} did not look at: where the model can be wrong. */
    static int[] unseen(Ring ring, boolean rows) {
        int length = rows ? ring.width() : ring.height();
        return Arrays.stream(ring.pixels())
                .filter(i -> {
                    int along = rows ? i % ring.width() : i / ring.width();
                    return along >= ring.thickness() && along < length - ring.thickness();
                })
                .toArray();
    }

    /** Whether it changes abruptly more than a table edge or a room's corner would: planks, blinds, a striped cloth. */
    static boolean striped(LabImage lines, boolean rows) {
        int count = rows ? lines.height() : lines.width();
        int step = rows ? lines.width() : 1;
        int jumps = 0;
        for (int line = 1; line < count; line++) {
            jumps += Math.abs(lines.l()[line * step] - lines.l()[(line - 1) * step]) > JUMP ? 1 : 0;
        }
        return jumps > MOST_JUMPS * count;
    }

    private static float median(float[] plane, int start, int step, float[] values) {
        for (int n = 0; n < values.length; n++) {
            values[n] = plane[start + n * step];
        }
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
