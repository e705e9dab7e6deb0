package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.OkLab;
import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;

/** A picture as planes of OKLab in row order: what the colour tests work on. */
@SuppressWarnings("ArrayRecordComponent") // planes are shared on purpose
record LabImage(int width, int height, float[] l, float[] a, float[] b) {
    LabImage(int width, int height) {
        this(width, height, new float[width * height], new float[width * height], new float[width * height]);
    }

    int size() {
        return l.length;
    }

    float[] plane(int channel) {
        return switch (channel) {
            case 0 -> l;
            case 1 -> a;
            default -> b;
        };
    }

    /** The photo averaged over areas in linear light until it has about {@code maxPixels}; never enlarged. */
    static LabImage reduced(Pixels photo, int maxPixels) {
        double scale = Math.min(1, Math.sqrt((double) maxPixels / photo.argb().length));
        int width = Math.max(1, (int) Math.round(photo.width() * scale));
        int height = Math.max(1, (int) Math.round(photo.height() * scale));
        LabImage reduced = new LabImage(width, height);
        Shares columns = Shares.of(photo.width(), width);
        Shares rows = Shares.of(photo.height(), height);
        float[] sums = new float[(width + 1) * 3];
        float[] next = new float[(width + 1) * 3];
        float[] line = new float[(width + 1) * 3];
        int target = 0;
        for (int y = 0; y < photo.height(); y++) {
            if (rows.first[y] != target) {
                reduced.store(target, sums);
                target = rows.first[y];
                float[] swap = sums;
                sums = next;
                next = swap;
                Arrays.fill(next, 0);
            }
            addLine(photo, y, columns, line);
            float here = rows.share[y];
            float after = rows.rest[y];
            for (int i = 0; i < line.length; i++) {
                sums[i] += here * line[i];
                next[i] += after * line[i];
                line[i] = 0;
            }
        }
        reduced.store(target, sums);
        return reduced;
    }

    /** The same picture with pixel noise smoothed a little. */
    LabImage calmed() {
        return new LabImage(
                width,
                height,
                Smoothing.slight(l, width, height),
                Smoothing.slight(a, width, height),
                Smoothing.slight(b, width, height));
    }

    private static void addLine(Pixels photo, int y, Shares columns, float[] line) {
        int[] argb = photo.argb();
        int at = y * photo.width();
        for (int x = 0; x < photo.width(); x++) {
            int rgb = argb[at + x];
            float r = OkLab.linear(rgb >> 16 & 0xFF);
            float g = OkLab.linear(rgb >> 8 & 0xFF);
            float b = OkLab.linear(rgb & 0xFF);
            int cell = 3 * columns.first[x];
            float here = columns.share[x];
            float after = columns.rest[x];
            line[cell] += here * r;
            line[cell + 1] += here * g;
            line[cell + 2] += here * b;
            line[cell + 3] += after * r;
            line[cell + 4] += after * g;
            line[cell + 5] += after * b;
        }
    }

    private void store(int y, float[] linear) {
        float[] lab = new float[3];
        for (int x = 0; x < width; x++) {
            OkLab.fromLinear(linear[3 * x], linear[3 * x + 1], linear[3 * x + 2], lab);
            l[y * width + x] = lab[0];
            a[y * width + x] = lab[1];
            b[y * width + x] = lab[2];
        }
    }

    /** Which cell each source pixel falls into, and with what shares: {@code share} there, {@code rest} in the next. */
    private record Shares(int[] first, float[] share, float[] rest) {
        static Shares of(int from, int to) {
            Shares shares = new Shares(new int[from], new float[from], new float[from]);
            double step = (double) to / from;
            for (int i = 0; i < from; i++) {
                int cell = Math.min(to - 1, (int) (i * step + 1e-9));
                double over = Math.max(0, (i + 1) * step - (cell + 1));
                shares.first[i] = cell;
                shares.rest[i] = (float) over;
                shares.share[i] = (float) (step - over);
            }
            return shares;
        }
    }
}
