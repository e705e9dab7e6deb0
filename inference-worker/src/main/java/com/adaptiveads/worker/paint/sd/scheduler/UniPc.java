package com.adaptiveads.worker.paint.sd.scheduler;

/** Zhao and others, UniPC (2023), order 2 with B₂(h), predicting the picture; each step first corrects the one before. */
final class UniPc implements Scheduler {
    private final Prediction prediction;
    private final SolverGrid grid;
    private final boolean lowerOrderAtEnd;
    /** The pictures of the last two calls, and the sample the last prediction started from. */
    private float[] picture;

    private float[] older;
    private final float[] start;
    private int order;

    UniPc(SchedulerConfig config, Run run) {
        config.refuse("thresholding", false);
        config.refuse("use_exponential_sigmas", false);
        config.refuse("use_beta_sigmas", false);
        config.refuse("use_flow_sigmas", false);
        config.refuse("use_dynamic_shifting", false);
        config.refuseAny("solver_p");
        config.refuseAny("sigma_min");
        config.refuseAny("sigma_max");
        config.refuseAny("shift_terminal");
        config.oneOf("solver_type", "bh2", "bh2", "midpoint", "heun", "logrho");
        if (config.fields().numbers("disable_corrector").length > 0) {
            throw config.unsupported("disable_corrector", "empty");
        }
        if (!config.flag("predict_x0", true)) {
            throw config.unsupported("predict_x0", "true");
        }
        if (config.integer("solver_order", 2) != 2) {
            throw config.unsupported("solver_order", "2");
        }
        prediction = Prediction.of(config, Prediction.values());
        grid = SolverGrid.of(config, NoiseSchedule.of(config), run.steps(), true);
        lowerOrderAtEnd = config.flag("lower_order_final", true);
        if (!lowerOrderAtEnd && grid.endsWithoutNoise()) {
            throw config.unsupported("lower_order_final", "true, or final_sigmas_type sigma_min");
        }
        picture = new float[run.size()];
        older = new float[run.size()];
        start = new float[run.size()];
    }

    @Override
    public float[] timesteps() {
        return grid.timesteps().clone();
    }

    @Override
    public void step(int call, float[] output, float[] sample, Noise noise) {
        prediction.toPicture(output, sample, grid.alpha()[call], grid.sigma()[call]);
        if (call > 0) {
            correct(call, output, sample);
        }
        float[] freed = older;
        older = picture;
        picture = freed;
        System.arraycopy(output, 0, picture, 0, output.length);
        System.arraycopy(sample, 0, start, 0, sample.length);
        int most = lowerOrderAtEnd ? grid.calls() - call : 2;
        order = Math.min(Math.min(2, most), call + 1);
        predict(call, sample);
    }

    /** From {@link #start} at {@code call - 1} to {@code call} once more, now that the picture there is known. */
    private void correct(int call, float[] output, float[] sample) {
        Step step = new Step(call - 1);
        if (order == 1) {
            for (int i = 0; i < sample.length; i++) {
                float base = step.keep * start[i] - step.pull * picture[i];
                sample[i] = base - step.gain * (0.5f * (output[i] - picture[i]));
            }
            return;
        }
        float r = step.ratio();
        float b1 = step.phi2 / step.phi1;
        float b2 = step.phi3 * 2 / step.phi1;
        float rho1 = (float) (((double) b1 - b2) / (1.0 - r)); // of ρ₁ + ρ₂ = b₁, r ρ₁ + ρ₂ = b₂
        float rho2 = (float) (b1 - ((double) b1 - b2) / (1.0 - r));
        for (int i = 0; i < sample.length; i++) {
            float bend = (older[i] - picture[i]) / r;
            float base = step.keep * start[i] - step.pull * picture[i];
            sample[i] = base - step.gain * (rho1 * bend + rho2 * (output[i] - picture[i]));
        }
    }

    private void predict(int call, float[] sample) {
        Step step = new Step(call);
        if (order == 1) {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = step.keep * sample[i] - step.pull * picture[i];
            }
            return;
        }
        float r = step.ratio();
        for (int i = 0; i < sample.length; i++) {
            float bend = (older[i] - picture[i]) / r;
            sample[i] = step.keep * sample[i] - step.pull * picture[i] - step.gain * (0.5f * bend);
        }
    }

    /** The coefficients of the way from one noise level to the next. */
    private final class Step {
        private final int from;
        private final float h;
        private final float keep;
        private final float pull;
        private final float gain;
        private final float phi1;
        private final float phi2;
        private final float phi3;

        Step(int from) {
            this.from = from;
            h = grid.lambda()[from + 1] - grid.lambda()[from];
            phi1 = (float) Math.expm1(-h);
            phi2 = phi1 / -h - 1;
            phi3 = phi2 / -h - 0.5f;
            keep = grid.sigma()[from + 1] / grid.sigma()[from];
            pull = grid.alpha()[from + 1] * phi1;
            gain = pull; // B₂(h) = φ₁
        }

        /** Where the older picture lies, in steps of this width. */
        float ratio() {
            return (grid.lambda()[from - 1] - grid.lambda()[from]) / h;
        }
    }
}
