package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;

/**
 * Evens an outline out where the photo gives it no edge to follow, as along a foot that fades into its shadow: there it
 * would follow the noise. Each pixel takes the majority around it; crisp edges and what is thin stay as they are.
 */
final class SoftEdges {
    private static final int RADIUS = 6;
    private static final int SIDE = 2 * RADIUS + 1;
    private static final int[] STEPS_ALONG = {1, 0, -1, 0};
    private static final int[] STEPS_DOWN = {0, 1, 0, -1};
    private static final int ACROSS = 2;
    private static final int CRISP = 40;
    private static final float THIN = .42f;

    private SoftEdges() {}

    /** The mask, of the photo's size, with its soft outlines evened out. */
    static boolean[] evened(Pixels photo, boolean[] mask) {
        int width = photo.width();
        boolean[] evened = mask.clone();
        for (int y = RADIUS; y < photo.height() - RADIUS; y++) {
            for (int x = RADIUS; x < width - RADIUS; x++) {
                int i = y * width + x;
                if (besideOutline(mask, i, width) && !crisp(photo, i) && crossedOnce(mask, i, width)) {
                    evened[i] = 2 * inside(mask, i, width) > SIDE * SIDE;
                }
            }
        }
        return evened;
    }

    private static boolean besideOutline(boolean[] mask, int i, int width) {
        boolean here = mask[i];
        return mask[i - 1] != here
                || mask[i + 1] != here
                || mask[i - width] != here
                || mask[i + width] != here
                || mask[i - 2] != here
                || mask[i + 2] != here
                || mask[i - 2 * width] != here
                || mask[i + 2 * width] != here;
    }

    private static boolean crisp(Pixels photo, int i) {
        int width = photo.width();
        return change(photo, i - ACROSS, i + ACROSS) > CRISP
                || change(photo, i - ACROSS * width, i + ACROSS * width) > CRISP;
    }

    private static int change(Pixels photo, int from, int to) {
        int a = photo.argb()[from];
        int b = photo.argb()[to];
        int red = Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF));
        int green = Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF));
        int blue = Math.abs((a & 0xFF) - (b & 0xFF));
        return Math.max(red, Math.max(green, blue));
    }

    /** Whether one outline passes, fairly straight: not a slit, a thin part, or the tip of one. */
    private static boolean crossedOnce(boolean[] mask, int i, int width) {
        int at = i - RADIUS * (width + 1);
        boolean before = mask[at];
        int changes = 0;
        int inside = 0;
        for (int n = 1; n <= 4 * (SIDE - 1); n++) {
            at += STEPS_ALONG[(n - 1) / (SIDE - 1)] + STEPS_DOWN[(n - 1) / (SIDE - 1)] * width;
            changes += mask[at] != before ? 1 : 0;
            before = mask[at];
            inside += before ? 1 : 0;
        }
        float share = inside / (4f * (SIDE - 1));
        return changes == 2 && share > THIN && share < 1 - THIN;
    }

    private static int inside(boolean[] mask, int i, int width) {
        int inside = 0;
        for (int dy = -RADIUS; dy <= RADIUS; dy++) {
            for (int dx = -RADIUS; dx <= RADIUS; dx++) {
                inside += mask[i + dy * width + dx] ? 1 : 0;
            }
        }
        return inside;
    }
}
