package com.adaptiveads.worker.paint.sd.scheduler;

/** Lu and others, DPM-Solver++ (2022), second-order multistep with the midpoint rule: "DPM++ 2M", also with Karras. */
final class DpmSolver implements Scheduler {
    private static final int FEW_STEPS = 15;

    private final Prediction prediction;
    private final SolverGrid grid;
    private final boolean firstOrderAtEnd;
    private final float[] last;

    DpmSolver(SchedulerConfig config, Run run) {
        config.refuse("thresholding", false);
        config.refuse("use_exponential_sigmas", false);
        config.refuse("use_beta_sigmas", false);
        config.refuse("use_flow_sigmas", false);
        config.refuse("use_lu_lambdas", false);
        config.refuse("use_dynamic_shifting", false);
        config.refuseAny("lambda_min_clipped");
        config.refuseAny("variance_type");
        config.oneOf("algorithm_type", "dpmsolver++", "dpmsolver++", "deis");
        config.oneOf("solver_type", "midpoint", "midpoint", "logrho", "bh1", "bh2");
        if (config.integer("solver_order", 2) != 2) {
            throw config.unsupported("solver_order", "2");
        }
        prediction = Prediction.of(config, Prediction.values());
        grid = SolverGrid.of(config, NoiseSchedule.of(config), run.steps(), false);
        firstOrderAtEnd = config.flag("euler_at_final", false)
                || (config.flag("lower_order_final", true) && grid.calls() < FEW_STEPS)
                || grid.endsWithoutNoise();
        last = new float[run.size()];
    }

    @Override
    public float[] timesteps() {
        return grid.timesteps().clone();
    }

    @Override
    public void step(int call, float[] output, float[] sample, Noise noise) {
        prediction.toPicture(output, sample, grid.alpha()[call], grid.sigma()[call]);
        float keep = grid.sigma()[call + 1] / grid.sigma()[call];
        float h = grid.lambda()[call + 1] - grid.lambda()[call];
        float pull = grid.alpha()[call + 1] * ((float) Math.exp(-h) - 1);
        if (call == 0 || (call == grid.calls() - 1 && firstOrderAtEnd)) {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = keep * sample[i] - pull * output[i];
            }
        } else {
            float ratio = 1 / ((grid.lambda()[call] - grid.lambda()[call - 1]) / h);
            for (int i = 0; i < sample.length; i++) {
                float bend = ratio * (output[i] - last[i]);
                sample[i] = keep * sample[i] - pull * output[i] - 0.5f * pull * bend;
            }
        }
        System.arraycopy(output, 0, last, 0, output.length);
    }
}
