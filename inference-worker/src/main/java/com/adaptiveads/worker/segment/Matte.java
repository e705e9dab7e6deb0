package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;

/**
 * From a hard mask to a cut-out with soft edges. Near the outline a pixel is a mixture of product and backdrop; its
 * share of product is its projection on the line between the two colours nearby, and the backdrop is taken out of its
 * colour, so that no rim of the old backdrop shows on a new one. Works with any mask of the photo's size.
 */
final class Matte {
    private static final int TILE = 2;
    private static final int WINDOW = 7;
    private static final float SURE = 2f;
    private static final float REACH = 2.6f;
    private static final float RAMP = 0.5f;
    private static final float FREEDOM = 0.25f;
    private static final float SNAP = 0.06f;
    private static final float SAME = 15f;
    private static final float DIFFERENT = 50f;

    /** Spread of the backdrop's colours, as a share of their distance from the product's, up to which it has one colour. */
    private static final float PLAIN = 0.25f;

    /** From here on the backdrop is no one colour that a pixel could be mixed with. */
    private static final float MOTLEY = 0.6f;

    private final Pixels photo;
    private final Outline outline;
    private final int[] result;
    private final float[] colour = new float[3];

    private Matte(Pixels photo, Outline outline) {
        this.photo = photo;
        this.outline = outline;
        result = new int[photo.argb().length];
    }

    /** The photo's colours inside the mask, transparent black outside, mixtures resolved between. */
    static Pixels of(Pixels photo, boolean[] mask) {
        Outline outline = Outline.of(mask, photo.width(), photo.height());
        return new Matte(photo, outline).draw();
    }

    private Pixels draw() {
        float[] signed = outline.signed();
        for (int i = 0; i < result.length; i++) {
            result[i] = signed[i] < 0 ? photo.argb()[i] | 0xFF000000 : 0;
        }
        LocalColours local = new LocalColours(photo, outline, WINDOW, SURE);
        for (int top = 0; top < photo.height(); top += TILE) {
            for (int left = 0; left < photo.width(); left += TILE) {
                boolean looked = false;
                boolean known = false;
                for (int y = top; y < Math.min(photo.height(), top + TILE); y++) {
                    for (int x = left; x < Math.min(photo.width(), left + TILE); x++) {
                        int i = y * photo.width() + x;
                        if (Math.abs(signed[i]) > REACH) {
                            continue;
                        }
                        if (!looked) {
                            known = local.lookAt(left + TILE / 2, top + TILE / 2);
                            looked = true;
                        }
                        if (known) {
                            mix(i, local);
                        }
                    }
                }
            }
        }
        return new Pixels(photo.width(), photo.height(), result);
    }

    private void mix(int i, LocalColours local) {
        LocalColours.colour(photo.argb()[i], colour);
        float along = 0;
        float square = 0;
        float spread = 0;
        for (int c = 0; c < 3; c++) {
            float weight = c == 0 ? 1 : 0.35f;
            float span = local.product[c] - local.backdrop[c];
            along += weight * span * (colour[c] - local.backdrop[c]);
            square += weight * span * span;
            spread += weight * local.backdropVariance[c];
        }
        float ramp = Math.clamp(0.5f - outline.signed()[i] * RAMP, 0f, 1f);
        float contrast = (float) Math.sqrt(square);
        float trust = Math.clamp((contrast - SAME) / (DIFFERENT - SAME), 0f, 1f)
                * Math.clamp((MOTLEY - (float) Math.sqrt(spread / square)) / (MOTLEY - PLAIN), 0f, 1f);
        float projected = square > 0 ? Math.clamp(along / square, ramp - FREEDOM, ramp + FREEDOM) : ramp;
        float alpha = trust * projected + (1 - trust) * ramp;
        if (alpha < SNAP) {
            result[i] = 0;
        } else if (alpha > 1 - SNAP) {
            result[i] = photo.argb()[i] | 0xFF000000;
        } else {
            result[i] = Math.round(alpha * 255) << 24 | unmixed(alpha, local);
        }
    }

    /** The product's own colour: half what the mixture leaves when the backdrop is taken out, half what is near. */
    private int unmixed(float alpha, LocalColours local) {
        for (int c = 0; c < 3; c++) {
            float own = (colour[c] - (1 - alpha) * local.backdrop[c]) / alpha;
            colour[c] = 0.5f * own + 0.5f * local.product[c];
        }
        return LocalColours.rgb(colour[0], colour[1], colour[2]);
    }
}
