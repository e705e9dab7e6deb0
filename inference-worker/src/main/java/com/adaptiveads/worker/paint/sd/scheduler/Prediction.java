package com.adaptiveads.worker.paint.sd.scheduler;

/** What the network answers with: the noise, the picture, or the velocity between (Salimans and Ho, 2022). */
enum Prediction {
    EPSILON("epsilon"),
    SAMPLE("sample"),
    VELOCITY("v_prediction");

    private final String key;

    Prediction(String key) {
        this.key = key;
    }

    /** @throws com.adaptiveads.worker.model.ModelFailure unless the configuration asks for one of the supported */
    static Prediction of(SchedulerConfig config, Prediction... supported) {
        String[] keys = new String[supported.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = supported[i].key;
        }
        String key = config.oneOf("prediction_type", EPSILON.key, keys);
        for (Prediction prediction : supported) {
            if (prediction.key.equals(key)) {
                return prediction;
            }
        }
        throw new AssertionError(key);
    }

    /**
     * Replaces the answer by the picture it speaks of, x₀, where the sample is signal · x₀ + noise · ε.
     *
     * @param signal √ᾱ
     * @param noise √(1-ᾱ)
     */
    void toPicture(float[] answer, float[] sample, float signal, float noise) {
        switch (this) {
            case EPSILON -> {
                for (int i = 0; i < answer.length; i++) {
                    answer[i] = (sample[i] - noise * answer[i]) / signal;
                }
            }
            case SAMPLE -> {}
            case VELOCITY -> {
                for (int i = 0; i < answer.length; i++) {
                    answer[i] = signal * sample[i] - noise * answer[i];
                }
            }
        }
    }

    /** Replaces the answer by the picture and writes the noise it speaks of, ε, next to it. */
    void toPictureAndNoise(float[] answer, float[] sample, float signal, float noise, float[] epsilon) {
        switch (this) {
            case EPSILON -> System.arraycopy(answer, 0, epsilon, 0, answer.length);
            case SAMPLE -> {
                for (int i = 0; i < answer.length; i++) {
                    epsilon[i] = (sample[i] - signal * answer[i]) / noise;
                }
            }
            case VELOCITY -> {
                for (int i = 0; i < answer.length; i++) {
                    epsilon[i] = signal * answer[i] + noise * sample[i];
                }
            }
        }
        toPicture(answer, sample, signal, noise);
    }
}
