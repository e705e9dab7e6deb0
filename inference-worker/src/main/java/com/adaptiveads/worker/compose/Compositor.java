package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.OkLab;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.image.Resampler;

/** Puts a cut-out on a background: resampled, grounded by a shadow, its edge taking a little of the background's light. */
public final class Compositor {
    private static final int SAMPLES_A_SIDE = 24;

    /**
     * Composes and checks.
     *
     * @param background opaque, the size of the result; not changed
     * @param cutout the photo's size, alpha is the matte
     * @param box the product in it
     * @param placement made for this background's size and this box
     * @throws ProductAltered when the product in the result is not the product in the cut-out
     */
    public Composition compose(Pixels background, Pixels cutout, Box box, Placement placement) {
        Pixels product = Resampler.resample(
                cutout,
                new Resampler.Window(box.left(), box.top(), box.right(), box.bottom()),
                placement.width(),
                placement.height());
        Shadow shadow = Shadow.of(
                product,
                placement.x(),
                placement.y(),
                background.width(),
                background.height(),
                FrameCut.of(cutout, box));
        Cover cover = Cover.of(product);
        int x = placement.x();
        int y = placement.y();
        Pixels result = Shading.of(background, shadow, shadowColour(background, placement), cover, placement);
        Ledge ground = Ledge.of(result, cover, product.height(), x, y);
        Overlay.lay(product, cover, result, x, y);
        return new Composition(result, placement, IntegrityCheck.require(result, ground, product, cover, x, y));
    }

    /** The background's own hue, deep and a little muted: black on a coloured ground looks like a hole. */
    private static int shadowColour(Pixels background, Placement placement) {
        float[] lab = new float[3];
        float[] sum = new float[3];
        int count = 0;
        int step = Math.max(1, Math.min(placement.width(), placement.height()) / SAMPLES_A_SIDE);
        for (int y = placement.y(); y < placement.y() + placement.height(); y += step) {
            for (int x = placement.x(); x < placement.x() + placement.width(); x += step) {
                OkLab.fromSrgb(background.at(x, y), lab);
                for (int i = 0; i < 3; i++) {
                    sum[i] += lab[i];
                }
                count++;
            }
        }
        float lightness = Math.min(0.20f, 0.35f * sum[0] / count);
        return OkLab.toSrgb(lightness, 0.6f * sum[1] / count, 0.6f * sum[2] / count);
    }
}
