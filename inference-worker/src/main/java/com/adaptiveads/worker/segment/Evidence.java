package com.adaptiveads.worker.segment;

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
        for (int i = 0; i < image.size(); i++) {
            float bl = model.l()[i];
            float ba = model.a()[i];
            float bb = model.b()[i];
            float square = Math.max(bl * bl + ba * ba + bb * bb, MIN_SQUARE);
            float k = (image.l()[i] * bl + image.a()[i] * ba + image.b()[i] * bb) / square;
            float l = image.l()[i] - k * bl;
            float a = image.a()[i] - k * ba;
            float b = image.b()[i] - k * bb;
            float off = (float) Math.sqrt(l * l + a * a + b * b);
            float colour = off / (offRay + tint(ba, bb, k)) - 1;
            float light = (k - 1) * (float) Math.sqrt(square) / brighter - 1;
            float dark = (DARK - k) / DARK_RANGE;
            evidence.colour[i] = Math.clamp(Math.max(colour, light), 0f, 1f);
            evidence.product[i] = Math.clamp(Math.max(evidence.colour[i], dark), 0f, 1f);
            evidence.shade[i] = k;
        }
        return evidence;
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
