package com.adaptiveads.worker.paint.sd.scheduler;

/** The timesteps of models distilled to few steps: some of those they were distilled with. */
final class DistilledSteps {
    private DistilledSteps() {}

    /** @throws com.adaptiveads.worker.model.ModelFailure when the model was distilled with fewer */
    static float[] of(SchedulerConfig config, int train, int steps) {
        int original = config.integer("original_inference_steps", 50);
        if (original < 1 || original > train || steps > original) {
            throw config.failure("a model distilled with original_inference_steps " + original + " of " + train
                    + " cannot take " + steps + " steps.");
        }
        int stride = train / original;
        float[] timesteps = new float[steps];
        for (int i = 0; i < steps; i++) {
            int index = (int) Math.floor(i * ((double) original / steps));
            timesteps[i] = (float) (original - index) * stride - 1;
        }
        return timesteps;
    }
}
