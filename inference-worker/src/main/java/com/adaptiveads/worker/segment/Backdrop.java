package com.adaptiveads.worker.segment;

/**
 * What the picture would be like without the product: a colour for every pixel, from the border inwards.
 *
 * @param colours the model
 * @param noise of the picture on even ground
 * @param outliers share of the border that the model does not explain, 0..1
 */
record Backdrop(LabImage colours, Noise noise, Ring ring, double outliers) {
    /** OKLab distance from which a border pixel is not the backdrop's. */
    static final float FOREIGN = 0.03f;

    /** Squared OKLab distance between picture and model. */
    static float squared(LabImage image, LabImage model, int i) {
        float l = image.l()[i] - model.l()[i];
        float a = image.a()[i] - model.a()[i];
        float b = image.b()[i] - model.b()[i];
        return l * l + a * a + b * b;
    }

    boolean explains(LabImage image, int i) {
        return squared(image, colours, i) < FOREIGN * FOREIGN;
    }
}
