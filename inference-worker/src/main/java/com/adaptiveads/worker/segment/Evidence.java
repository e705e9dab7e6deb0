package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.OkLab;
import com.adaptiveads.worker.image.Pixels;

/**
 * How each pixel differs from the backdrop in colour. A shadow only scales light, and scaling linear light scales all
 * of OKLab alike: so what lies on the ray from black to the backdrop's colour, a bit darker, is shadow and not product.
 *
 * @param product 0 backdrop or shadow .. 1 surely something else
 * @param colour the same, of hue and brightness alone: what is dark may be deep shadow
 * @param shade 1 as bright as the backdrop, less in shadow
 */
@SuppressWarnings("ArrayRecordComponent") // planes are shared on purpose
record Evidence(float[] product, float[] colour, float[] shade) {
    private static final float SIGMAS_OFF_RAY = 4.5f;
    private static final float MIN_OFF_RAY = 0.008f;
    private static final float TINT_OF_CHROMA = 0.25f;
    private static final float TINT = 0.012f;
    private static final float SIGMAS_BRIGHTER = 4f;
    private static final float MIN_BRIGHTER = 0.012f;
    private static final float DARK = 0.64f;
    private static final float DARK_RANGE = 0.14f;
    private static final float MIN_SQUARE = 1e-3f;

    static Evidence of(LabImage image, Backdrop backdrop) {
        Evidence evidence = new Evidence(new float[image.size()], new float[image.size()], new float[image.size()]);
        LabImage model = backdrop.colours();
        float offRay = Math.max(SIGMAS_OFF_RAY * backdrop.noise().chroma(), MIN_OFF_RAY);
        float brighter = Math.max(SIGMAS_BRIGHTER * backdrop.noise().l(), MIN_BRIGHTER);
        float[] ground = new float[3];
        float[] seen = new float[3];
        for (int i = 0; i < image.size(); i++) {
            for (int c = 0; c < 3; c++) {
                ground[c] = model.plane(c)[i];
                seen[c] = image.plane(c)[i];
            }
            evidence.judge(i, seen, ground, offRay, brighter);
        }
        return evidence;
    }

    /** The same for the photo itself, by the backdrop of its reduced copy, inside the mask only; nothing elsewhere. */
    static Evidence within(boolean[] mask, Pixels photo, Backdrop backdrop) {
        Evidence evidence = new Evidence(new float[mask.length], new float[mask.length], new float[mask.length]);
        LabImage model = backdrop.colours();
        float offRay = Math.max(SIGMAS_OFF_RAY * backdrop.noise().chroma(), MIN_OFF_RAY);
        float brighter = Math.max(SIGMAS_BRIGHTER * backdrop.noise().l(), MIN_BRIGHTER);
        float[] ground = new float[3];
        float[] seen = new float[3];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                int x = i % photo.width() * model.width() / photo.width();
                int y = i / photo.width() * model.height() / photo.height();
                for (int c = 0; c < 3; c++) {
                    ground[c] = model.plane(c)[y * model.width() + x];
                }
                int rgb = photo.argb()[i];
                OkLab.fromLinear(
                        OkLab.linear(rgb >> 16 & 0xFF), OkLab.linear(rgb >> 8 & 0xFF), OkLab.linear(rgb & 0xFF), seen);
                evidence.judge(i, seen, ground, offRay, brighter);
            }
        }
        return evidence;
    }

    private void judge(int i, float[] seen, float[] ground, float offRay, float brighter) {
        float bl = ground[0];
        float ba = ground[1];
        float bb = ground[2];
        float square = Math.max(bl * bl + ba * ba + bb * bb, MIN_SQUARE);
        float k = (seen[0] * bl + seen[1] * ba + seen[2] * bb) / square;
        float l = seen[0] - k * bl;
        float a = seen[1] - k * ba;
        float b = seen[2] - k * bb;
        float off = (float) Math.sqrt(l * l + a * a + b * b);
        float differs = off / (offRay + tint(ba, bb, k)) - 1;
        float light = (k - 1) * (float) Math.sqrt(square) / brighter - 1;
        float dark = (DARK - k) / DARK_RANGE;
        colour[i] = Math.clamp(Math.max(differs, light), 0f, 1f);
        product[i] = Math.clamp(Math.max(colour[i], dark), 0f, 1f);
        shade[i] = k;
    }

    /** The same, but dark ground counts as shadow where marked. */
    Evidence shaded(boolean[] umbra) {
        float[] lifted = product.clone();
        for (int i = 0; i < lifted.length; i++) {
            lifted[i] = umbra[i] ? colour[i] : product[i];
        }
        return new Evidence(lifted, colour, shade);
    }

    /** How far off the ray a shadow of this depth may be: coloured light bounces into it. */
    static float tint(float ba, float bb, float shade) {
        return (TINT_OF_CHROMA * (float) Math.sqrt(ba * ba + bb * bb) + TINT) * Math.max(0, 1 - shade);
    }
}
