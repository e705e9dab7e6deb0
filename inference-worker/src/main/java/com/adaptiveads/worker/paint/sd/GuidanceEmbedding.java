package com.adaptiveads.worker.paint.sd;

/** How a network distilled with guidance is told its strength (Luo and others, 2023), input {@code timestep_cond}. */
final class GuidanceEmbedding {
    private static final float LONGEST_PERIOD = 10_000;

    private GuidanceEmbedding() {}

    /** @param length even */
    static float[] of(float guidance, int length) {
        float value = (guidance - 1) * 1000;
        int half = length / 2;
        float decay = (float) Math.log(LONGEST_PERIOD) / (half - 1);
        float[] embedding = new float[length];
        for (int j = 0; j < half; j++) {
            float angle = value * (float) Math.exp(j * -decay);
            embedding[j] = (float) Math.sin(angle);
            embedding[half + j] = (float) Math.cos(angle);
        }
        return embedding;
    }
}
