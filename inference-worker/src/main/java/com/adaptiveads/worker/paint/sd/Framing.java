package com.adaptiveads.worker.paint.sd;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.image.Resampler;

/**
 * Makes a painting fill a format: a little too much of it is cut off evenly; where much would be lost, as in a banner of
 * 728 x 90, the painting is continued by its mirror image instead.
 */
final class Framing {
    private static final double CUT_AT_MOST = 1.25;

    private Framing() {}

    static Pixels fit(Pixels painting, int width, int height) {
        double wider = (double) width * painting.height() / ((double) height * painting.width());
        if (wider > CUT_AT_MOST) {
            return cover(mirrored(painting, scaled(painting.width(), wider), painting.height()), width, height);
        }
        if (1 / wider > CUT_AT_MOST) {
            return cover(mirrored(painting, painting.width(), scaled(painting.height(), 1 / wider)), width, height);
        }
        return cover(painting, width, height);
    }

    private static int scaled(int length, double factor) {
        return (int) Math.ceil(length * factor);
    }

    private static Pixels cover(Pixels picture, int width, int height) {
        double scale = Math.min((double) picture.width() / width, (double) picture.height() / height);
        double left = (picture.width() - width * scale) / 2;
        double top = (picture.height() - height * scale) / 2;
        return Resampler.resample(
                picture, new Resampler.Window(left, top, left + width * scale, top + height * scale), width, height);
    }

    /** A larger picture with the painting in its middle, reflected at its edges as often as needed. */
    private static Pixels mirrored(Pixels painting, int width, int height) {
        Pixels larger = new Pixels(width, height);
        int left = (width - painting.width()) / 2;
        int top = (height - painting.height()) / 2;
        for (int y = 0; y < height; y++) {
            int row = reflected(y - top, painting.height());
            for (int x = 0; x < width; x++) {
                larger.argb()[y * width + x] = painting.at(reflected(x - left, painting.width()), row);
            }
        }
        return larger;
    }

    private static int reflected(int position, int length) {
        int phase = Math.floorMod(position, 2 * length);
        return phase < length ? phase : 2 * length - 1 - phase;
    }
}
