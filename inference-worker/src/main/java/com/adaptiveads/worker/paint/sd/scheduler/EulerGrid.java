package com.adaptiveads.worker.paint.sd.scheduler;

/**
 * The timesteps of the Euler samplers and how noisy the sample is at each.
 *
 * @param sigmas one more than timesteps
 * @param initialSigma of the noise a run begins with
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package
record EulerGrid(float[] timesteps, float[] sigmas, float initialSigma) {

    static EulerGrid of(SchedulerConfig config, NoiseSchedule schedule, int steps, float last, boolean karras) {
        Spacing spacing = Spacing.of(config, Spacing.LINSPACE);
        float[] timesteps = spacing.fractional(config, schedule.trainSteps(), steps);
        double[] levels = new double[timesteps.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = schedule.sigma((double) timesteps[i]);
        }
        if (karras) {
            levels = Karras.sigmas(levels[levels.length - 1], levels[0], steps);
            timesteps = new float[steps];
            for (int i = 0; i < steps; i++) {
                timesteps[i] = (float) Karras.timestep(levels[i], schedule);
            }
        }
        float[] sigmas = new float[levels.length + 1];
        float most = last;
        for (int i = 0; i < levels.length; i++) {
            sigmas[i] = (float) levels[i];
            most = Math.max(most, sigmas[i]);
        }
        sigmas[levels.length] = last;
        float initial = spacing == Spacing.LEADING ? (float) Math.sqrt(most * most + 1) : most;
        return new EulerGrid(timesteps, sigmas, initial);
    }

    float inputDivisor(int call) {
        return (float) Math.sqrt(sigmas[call] * sigmas[call] + 1);
    }

    /** Replaces the answer by the slope dx/dσ of the way to the picture, with x = x₀ + σε. */
    void toSlope(Prediction prediction, float[] answer, float[] sample, int call) {
        float sigma = sigmas[call];
        float square = sigma * sigma + 1;
        float out = -sigma / (float) Math.sqrt(square);
        for (int i = 0; i < answer.length; i++) {
            float picture =
                    switch (prediction) {
                        case EPSILON -> sample[i] - sigma * answer[i];
                        case SAMPLE -> answer[i];
                        case VELOCITY -> answer[i] * out + sample[i] / square;
                    };
            answer[i] = (sample[i] - picture) / sigma;
        }
    }
}
