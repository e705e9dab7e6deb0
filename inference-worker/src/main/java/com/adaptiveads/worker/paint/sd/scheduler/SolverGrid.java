package com.adaptiveads.worker.paint.sd.scheduler;

/**
 * The timesteps of the multistep solvers and the noise at each, as x = alpha · x₀ + sigma · ε, with
 * lambda = ln alpha - ln sigma (Lu and others, DPM-Solver, 2022); one entry more than timesteps.
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package
record SolverGrid(float[] timesteps, float[] alpha, float[] sigma, float[] lambda) {

    /** @param karrasEnd whether, with Karras' noise levels, "sigma_min" is the last of them; else the training's */
    static SolverGrid of(SchedulerConfig config, NoiseSchedule schedule, int steps, boolean karrasEnd) {
        int train = schedule.trainSteps();
        boolean karras = config.flag("use_karras_sigmas", false);
        boolean zero =
                config.oneOf("final_sigmas_type", "zero", "zero", "sigma_min").equals("zero");
        float[] timesteps = Spacing.of(config, Spacing.LINSPACE).solver(config, train, steps);
        double[] levels = new double[karras ? steps : timesteps.length];
        if (karras) {
            levels = Karras.sigmas(schedule.sigma(0), schedule.sigma(train - 1), steps);
            timesteps = new float[steps];
            for (int i = 0; i < steps; i++) {
                timesteps[i] = (float) Math.rint(Karras.timestep(levels[i], schedule));
            }
        } else {
            for (int i = 0; i < levels.length; i++) {
                levels[i] = schedule.sigma((double) timesteps[i]);
            }
        }
        float[] sigmas = new float[levels.length + 1];
        for (int i = 0; i < levels.length; i++) {
            sigmas[i] = (float) levels[i];
        }
        float least = karras && karrasEnd ? sigmas[levels.length - 1] : schedule.sigma(0);
        sigmas[levels.length] = zero ? 0 : least;
        return of(timesteps, sigmas);
    }

    private static SolverGrid of(float[] timesteps, float[] sigmas) {
        float[] alpha = new float[sigmas.length];
        float[] sigma = new float[sigmas.length];
        float[] lambda = new float[sigmas.length];
        for (int i = 0; i < sigmas.length; i++) {
            alpha[i] = 1 / (float) Math.sqrt(sigmas[i] * sigmas[i] + 1);
            sigma[i] = sigmas[i] * alpha[i];
            lambda[i] = (float) Math.log(alpha[i]) - (float) Math.log(sigma[i]);
        }
        return new SolverGrid(timesteps, alpha, sigma, lambda);
    }

    boolean endsWithoutNoise() {
        return sigma[sigma.length - 1] == 0;
    }

    int calls() {
        return timesteps.length;
    }
}
