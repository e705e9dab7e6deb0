package com.adaptiveads.worker.segment;

import java.util.Arrays;

/**
 * Connected components of a mask.
 *
 * @param label per pixel the number of its component, or -1 outside the mask
 * @param area pixels of each component
 */
@SuppressWarnings("ArrayRecordComponent") // working arrays
public record Components(int[] label, int[] area) {
    private static final int[] DX = {1, -1, 0, 0, 1, 1, -1, -1};
    private static final int[] DY = {0, 0, 1, -1, 1, -1, 1, -1};

    /** @param neighbours 4 or 8 */
    public static Components of(boolean[] mask, int width, int height, int neighbours) {
        int[] label = new int[mask.length];
        Arrays.fill(label, -1);
        int[] area = new int[16];
        int[] stack = new int[mask.length];
        int count = 0;
        for (int seed = 0; seed < mask.length; seed++) {
            if (!mask[seed] || label[seed] >= 0) {
                continue;
            }
            if (count == area.length) {
                area = Arrays.copyOf(area, 2 * count);
            }
            area[count] = fill(mask, width, height, neighbours, label, stack, seed, count);
            count++;
        }
        return new Components(label, Arrays.copyOf(area, count));
    }

    private static int fill(
            boolean[] mask, int width, int height, int neighbours, int[] label, int[] stack, int seed, int number) {
        int top = 0;
        int area = 0;
        stack[top++] = seed;
        label[seed] = number;
        while (top > 0) {
            int at = stack[--top];
            area++;
            int x = at % width;
            int y = at / width;
            for (int d = 0; d < neighbours; d++) {
                int nx = x + DX[d];
                int ny = y + DY[d];
                if (nx < 0 || ny < 0 || nx >= width || ny >= height) {
                    continue;
                }
                int to = ny * width + nx;
                if (mask[to] && label[to] < 0) {
                    label[to] = number;
                    stack[top++] = to;
                }
            }
        }
        return area;
    }

    /** How many there are. */
    public int count() {
        return area.length;
    }

    /** The mask without components smaller than {@code pixels}. */
    boolean[] atLeast(int pixels) {
        boolean[] kept = new boolean[label.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = label[i] >= 0 && area[label[i]] >= pixels;
        }
        return kept;
    }
}
