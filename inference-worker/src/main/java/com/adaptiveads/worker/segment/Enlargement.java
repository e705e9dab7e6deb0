package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;

/** Carries a matte found on a smaller copy over to the photo: the photo's own pixels inside, the copy's at the edge. */
final class Enlargement {
    private Enlargement() {}

    static Pixels of(Pixels small, Pixels photo) {
        int width = photo.width();
        int[] result = new int[photo.argb().length];
        for (int y = 0; y < photo.height(); y++) {
            float down = Math.clamp((y + 0.5f) * small.height() / photo.height() - 0.5f, 0, small.height() - 1);
            int top = (int) down;
            int bottom = Math.min(small.height() - 1, top + 1);
            for (int x = 0; x < width; x++) {
                float across = Math.clamp((x + 0.5f) * small.width() / width - 0.5f, 0, small.width() - 1);
                int left = (int) across;
                int right = Math.min(small.width() - 1, left + 1);
                int a = small.at(left, top);
                int b = small.at(right, top);
                int c = small.at(left, bottom);
                int d = small.at(right, bottom);
                if ((a & b & c & d) >>> 24 == 0xFF) {
                    result[y * width + x] = photo.at(x, y) | 0xFF000000;
                } else if ((a | b | c | d) >>> 24 != 0) {
                    result[y * width + x] = mixed(a, b, c, d, across - left, down - top);
                }
            }
        }
        return new Pixels(width, photo.height(), result);
    }

    /** Bilinear, with alpha as weight of the colours. */
    private static int mixed(int a, int b, int c, int d, float across, float down) {
        float wa = (1 - across) * (1 - down) * (a >>> 24);
        float wb = across * (1 - down) * (b >>> 24);
        float wc = (1 - across) * down * (c >>> 24);
        float wd = across * down * (d >>> 24);
        float alpha = wa + wb + wc + wd;
        int argb = Math.round(alpha);
        if (argb == 0) {
            return 0;
        }
        for (int shift = 16; shift >= 0; shift -= 8) {
            float level = wa * (a >> shift & 0xFF)
                    + wb * (b >> shift & 0xFF)
                    + wc * (c >> shift & 0xFF)
                    + wd * (d >> shift & 0xFF);
            argb = argb << 8 | Math.clamp(Math.round(level / alpha), 0, 255);
        }
        return argb;
    }
}
