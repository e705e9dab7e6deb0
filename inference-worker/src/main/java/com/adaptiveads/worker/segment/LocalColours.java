package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;

/**
 * Mean and variance of product and backdrop near a place, in a luma and two colour differences of 8-bit sRGB (compression
 * blurs colour more than luma, so the axes must be told apart). Reused from place to place.
 */
final class LocalColours {
    private static final int FEW = 6;
    private static final float LEAST_VARIANCE_LUMA = 9f;
    private static final float LEAST_VARIANCE_COLOUR = 16f;

    final float[] product = new float[3];
    final float[] backdrop = new float[3];
    final float[] productVariance = new float[3];
    final float[] backdropVariance = new float[3];
    private final Pixels photo;
    private final Outline outline;
    private final int radius;
    private final float sure;
    private final float[] colour = new float[3];

    /**
     * Prepares.
     *
     * @param radius of the square looked at
     * @param sure distance from the outline at which a pixel is taken for pure; nearer ones only if there are few
     */
    LocalColours(Pixels photo, Outline outline, int radius, float sure) {
        this.photo = photo;
        this.outline = outline;
        this.radius = radius;
        this.sure = sure;
    }

    static void colour(int rgb, float[] to) {
        int r = rgb >> 16 & 0xFF;
        int g = rgb >> 8 & 0xFF;
        int b = rgb & 0xFF;
        to[0] = (r + 2 * g + b) * 0.25f;
        to[1] = r - g;
        to[2] = b - g;
    }

    /** {@code 0xRRGGBB} of a colour in this class's axes, clamped. */
    static int rgb(float luma, float redGreen, float blueGreen) {
        float green = luma - (redGreen + blueGreen) * 0.25f;
        return clamp(green + redGreen) << 16 | clamp(green) << 8 | clamp(green + blueGreen);
    }

    private static int clamp(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }

    /** Looks around a place; false if there is only product or only backdrop there. */
    boolean lookAt(int x, int y) {
        return gather(x, y, true) && gather(x, y, false);
    }

    private boolean gather(int cx, int cy, boolean inside) {
        float[] mean = inside ? product : backdrop;
        float[] variance = inside ? productVariance : backdropVariance;
        int count = sum(cx, cy, inside, sure, mean, variance);
        if (count < FEW) {
            count = sum(cx, cy, inside, 0, mean, variance);
        }
        if (count == 0) {
            return false;
        }
        for (int c = 0; c < 3; c++) {
            mean[c] /= count;
            float least = c == 0 ? LEAST_VARIANCE_LUMA : LEAST_VARIANCE_COLOUR;
            variance[c] = Math.max(0, variance[c] / count - mean[c] * mean[c]) + least;
        }
        return true;
    }

    private int sum(int cx, int cy, boolean inside, float beyond, float[] sum, float[] squares) {
        Arrays.fill(sum, 0);
        Arrays.fill(squares, 0);
        int count = 0;
        int left = Math.max(0, cx - radius);
        int right = Math.min(photo.width() - 1, cx + radius);
        int bottom = Math.min(photo.height() - 1, cy + radius);
        for (int y = Math.max(0, cy - radius); y <= bottom; y++) {
            for (int x = left + (y & 1); x <= right; x += 2) {
                int i = y * photo.width() + x;
                float depth = inside ? -outline.signed()[i] : outline.signed()[i];
                if (depth > beyond) {
                    colour(photo.argb()[i], colour);
                    for (int c = 0; c < 3; c++) {
                        sum[c] += colour[c];
                        squares[c] += colour[c] * colour[c];
                    }
                    count++;
                }
            }
        }
        return count;
    }
}
