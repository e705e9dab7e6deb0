package com.adaptiveads.worker.segment;

/**
 * A mask with, for each pixel, how far it is from the mask's outline.
 *
 * @param signed distance in pixels from the outline, which runs between pixels: negative inside the mask, positive
 *     outside, never between -0.5 and 0.5
 */
@SuppressWarnings("ArrayRecordComponent") // a plane is shared on purpose
record Outline(int width, int height, float[] signed) {
    static Outline of(boolean[] mask, int width, int height) {
        float[] signed = Distance.across(mask, width, height);
        for (int i = 0; i < signed.length; i++) {
            signed[i] -= mask[i] ? -0.5f : 0.5f;
        }
        return new Outline(width, height, signed);
    }

    /** The outline of a soft mask, 0..1, of any size: bilinearly scaled to this size and cut at a half. */
    static Outline scaled(float[] mask, int maskWidth, int maskHeight, int width, int height) {
        boolean[] scaled = new boolean[width * height];
        int[] column = new int[width];
        float[] fraction = new float[width];
        for (int x = 0; x < width; x++) {
            float at = Math.clamp((x + 0.5f) * maskWidth / width - 0.5f, 0, maskWidth - 1);
            column[x] = Math.min((int) at, Math.max(0, maskWidth - 2));
            fraction[x] = maskWidth == 1 ? 0 : at - column[x];
        }
        int right = maskWidth == 1 ? 0 : 1;
        float[] line = new float[maskWidth];
        for (int y = 0; y < height; y++) {
            float at = Math.clamp((y + 0.5f) * maskHeight / height - 0.5f, 0, maskHeight - 1);
            int row = (int) at;
            int next = Math.min(maskHeight - 1, row + 1);
            float down = at - row;
            for (int x = 0; x < maskWidth; x++) {
                line[x] = mask[row * maskWidth + x] * (1 - down) + mask[next * maskWidth + x] * down;
            }
            for (int x = 0; x < width; x++) {
                int c = column[x];
                scaled[y * width + x] = line[c] * (1 - fraction[x]) + line[c + right] * fraction[x] > 0.5f;
            }
        }
        return of(scaled, width, height);
    }

    boolean inside(int i) {
        return signed[i] < 0;
    }
}
