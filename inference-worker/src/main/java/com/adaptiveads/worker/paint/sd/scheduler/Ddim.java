package com.adaptiveads.worker.paint.sd.scheduler;

/** Song and others, Denoising diffusion implicit models (2020), formula 12. */
final class Ddim implements Scheduler {
    private final NoiseSchedule schedule;
    private final Prediction prediction;
    private final float[] timesteps;
    private final int stride;
    private final float finalAlpha;
    private final double eta;
    private final float[] epsilon;
    private final float[] fresh;

    Ddim(SchedulerConfig config, Run run) {
        config.refuse("thresholding", false);
        config.refuse("clip_sample", true);
        schedule = NoiseSchedule.of(config);
        prediction = Prediction.of(config, Prediction.values());
        timesteps = Spacing.of(config, Spacing.LEADING).whole(config, schedule.trainSteps(), run.steps());
        stride = schedule.trainSteps() / run.steps();
        finalAlpha = config.flag("set_alpha_to_one", true) ? 1 : schedule.alpha(0);
        eta = run.eta();
        epsilon = new float[run.size()];
        fresh = new float[eta > 0 ? run.size() : 0];
    }

    @Override
    public float[] timesteps() {
        return timesteps.clone();
    }

    @Override
    public void step(int call, float[] output, float[] sample, Noise noise) {
        int t = (int) timesteps[call];
        int before = t - stride;
        float alpha = schedule.alpha(t);
        float alphaBefore = before >= 0 ? schedule.alpha(before) : finalAlpha;
        float beta = 1 - alpha;
        prediction.toPictureAndNoise(output, sample, NoiseSchedule.root(alpha), NoiseSchedule.root(beta), epsilon);
        float variance = ((1 - alphaBefore) / beta) * (1 - alpha / alphaBefore);
        float deviation = (float) eta * NoiseSchedule.root(variance);
        float signal = NoiseSchedule.root(alphaBefore);
        float direction = NoiseSchedule.root(1 - alphaBefore - deviation * deviation);
        for (int i = 0; i < sample.length; i++) {
            sample[i] = signal * output[i] + direction * epsilon[i];
        }
        if (eta > 0) {
            noise.fill(fresh);
            for (int i = 0; i < sample.length; i++) {
                sample[i] += deviation * fresh[i];
            }
        }
    }
}
