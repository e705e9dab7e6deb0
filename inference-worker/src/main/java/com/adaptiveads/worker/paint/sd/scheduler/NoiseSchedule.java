package com.adaptiveads.worker.paint.sd.scheduler;

/** How much noise a network was trained with at each timestep; tables in single precision, as diffusers keeps them. */
final class NoiseSchedule {
    private final float[] alphas;
    private final float[] sigmas;

    /**
     * @param betaStart the sampler's default
     * @param betaEnd the sampler's default
     * @param shape the sampler's default
     */
    private NoiseSchedule(SchedulerConfig config, double betaStart, double betaEnd, String shape) {
        config.refuseAny("trained_betas");
        config.refuse("rescale_betas_zero_snr", false);
        int steps = config.integer("num_train_timesteps", 1000);
        if (steps < 2) {
            throw config.unsupported("num_train_timesteps", "2 or more");
        }
        double start = config.number("beta_start", betaStart);
        double end = config.number("beta_end", betaEnd);
        boolean scaled =
                config.oneOf("beta_schedule", shape, "scaled_linear", "linear").equals("scaled_linear");
        float[] betas = scaled
                ? linspace((float) Math.sqrt(start), (float) Math.sqrt(end), steps)
                : linspace((float) start, (float) end, steps);
        alphas = new float[steps];
        sigmas = new float[steps];
        double product = 1;
        for (int t = 0; t < steps; t++) {
            float beta = scaled ? betas[t] * betas[t] : betas[t];
            product *= 1 - beta;
            alphas[t] = (float) product;
            sigmas[t] = root((1 - alphas[t]) / alphas[t]);
        }
    }

    /** The defaults of most samplers. */
    static NoiseSchedule of(SchedulerConfig config) {
        return new NoiseSchedule(config, 0.0001, 0.02, "linear");
    }

    /** The defaults of the samplers made for distilled latent models. */
    static NoiseSchedule ofLatentModel(SchedulerConfig config) {
        return new NoiseSchedule(config, 0.00085, 0.012, "scaled_linear");
    }

    int trainSteps() {
        return alphas.length;
    }

    /** ᾱ, the share of the signal's variance left at that timestep. */
    float alpha(int timestep) {
        return alphas[timestep];
    }

    /** σ = √((1-ᾱ)/ᾱ). */
    float sigma(int timestep) {
        return sigmas[timestep];
    }

    /** Between two timesteps σ is interpolated. */
    double sigma(double timestep) {
        int low = Math.clamp((long) timestep, 0, sigmas.length - 1);
        if (low == sigmas.length - 1) {
            return sigmas[low];
        }
        double slope = (double) sigmas[low + 1] - sigmas[low];
        return slope * (timestep - low) + sigmas[low];
    }

    static float root(float value) {
        return (float) Math.sqrt(value);
    }

    /** From both ends towards the middle, as {@code torch.linspace}. */
    private static float[] linspace(float start, float end, int steps) {
        float step = (end - start) / (steps - 1);
        float[] values = new float[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = i < steps / 2 ? start + step * i : end - step * (steps - i - 1);
        }
        return values;
    }
}
