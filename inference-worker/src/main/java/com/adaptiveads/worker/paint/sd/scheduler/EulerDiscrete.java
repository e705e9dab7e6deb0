package com.adaptiveads.worker.paint.sd.scheduler;

/** Karras and others (2022), algorithm 2 without churn. */
final class EulerDiscrete implements Scheduler {
    private final Prediction prediction;
    private final EulerGrid grid;

    EulerDiscrete(SchedulerConfig config, Run run) {
        config.refuse("use_exponential_sigmas", false);
        config.refuse("use_beta_sigmas", false);
        config.refuseAny("sigma_min");
        config.refuseAny("sigma_max");
        config.oneOf("interpolation_type", "linear", "linear");
        config.oneOf("timestep_type", "discrete", "discrete");
        NoiseSchedule schedule = NoiseSchedule.of(config);
        prediction = Prediction.of(config, Prediction.values());
        boolean zero =
                config.oneOf("final_sigmas_type", "zero", "zero", "sigma_min").equals("zero");
        grid = EulerGrid.of(
                config, schedule, run.steps(), zero ? 0 : schedule.sigma(0), config.flag("use_karras_sigmas", false));
    }

    @Override
    public float[] timesteps() {
        return grid.timesteps().clone();
    }

    @Override
    public float initialSigma() {
        return grid.initialSigma();
    }

    @Override
    public float inputDivisor(int call) {
        return grid.inputDivisor(call);
    }

    @Override
    public void step(int call, float[] output, float[] sample, Noise noise) {
        grid.toSlope(prediction, output, sample, call);
        float width = grid.sigmas()[call + 1] - grid.sigmas()[call];
        for (int i = 0; i < sample.length; i++) {
            sample[i] += output[i] * width;
        }
    }
}
