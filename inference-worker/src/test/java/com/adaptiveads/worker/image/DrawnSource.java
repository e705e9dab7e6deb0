package com.adaptiveads.worker.image;

/** The picture that {@code goldens_image.py} draws: blocks of noise, ramps and one-pixel checks of black and white. */
public final class DrawnSource {
    private DrawnSource() {}

    public static Pixels of(int width, int height) {
        Pixels pixels = new Pixels(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = 0xFF;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | level(x, y, c);
                }
                pixels.argb()[y * width + x] = rgb;
            }
        }
        return pixels;
    }

    private static int level(int x, int y, int c) {
        return switch (((x >> 3) + (y >> 3)) % 3) {
            case 0 -> noise(x, y, c);
            case 1 -> (3 * x + 5 * y + 40 * c) & 255;
            default -> ((x + y) & 1) * 255;
        };
    }

    private static int noise(int x, int y, int c) {
        int noise = x * 73856093 ^ y * 19349663 ^ c * 83492791;
        noise ^= noise >>> 13;
        noise *= 0x5BD1E995;
        return (noise ^ noise >>> 15) & 255;
    }
}
