package com.adaptiveads.worker.paint.sd;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.image.Resampler;

/** Makes a painting fill a format: what is too much of it is cut off evenly, the rest scaled. */
final class Framing {
    private Framing() {}

    static Pixels fit(Pixels painting, int width, int height) {
        double scale = Math.min((double) painting.width() / width, (double) painting.height() / height);
        double left = (painting.width() - width * scale) / 2;
        double top = (painting.height() - height * scale) / 2;
        var window = new Resampler.Window(left, top, left + width * scale, top + height * scale);
        return Resampler.resample(painting, window, width, height);
    }
}
