package com.adaptiveads.worker.paint.sd.scheduler;

/** Luo and others, Latent consistency models (2023): straight to the picture, then back to less noise. */
final class Lcm implements Scheduler {
    private static final float DATA_VARIANCE = 0.25f;

    private final NoiseSchedule schedule;
    private final Prediction prediction;
    private final float[] timesteps;
    private final float scaling;
    private final float[] fresh;

    Lcm(SchedulerConfig config, Run run) {
        config.refuse("thresholding", false);
        config.refuse("clip_sample", false);
        schedule = NoiseSchedule.ofLatentModel(config);
        prediction = Prediction.of(config, Prediction.values());
        timesteps = DistilledSteps.of(config, schedule.trainSteps(), run.steps());
        scaling = (float) config.number("timestep_scaling", 10);
        fresh = new float[run.size()];
    }

    @Override
    public float[] timesteps() {
        return timesteps.clone();
    }

    @Override
    public void step(int call, float[] output, float[] sample, Noise noise) {
        int t = (int) timesteps[call];
        float alpha = schedule.alpha(t);
        prediction.toPicture(output, sample, NoiseSchedule.root(alpha), NoiseSchedule.root(1 - alpha));
        float scaled = t * scaling;
        float variance = scaled * scaled + DATA_VARIANCE;
        float skip = DATA_VARIANCE / variance;
        float out = scaled / NoiseSchedule.root(variance);
        for (int i = 0; i < sample.length; i++) {
            sample[i] = out * output[i] + skip * sample[i];
        }
        if (call < timesteps.length - 1) {
            renoise(sample, schedule.alpha((int) timesteps[call + 1]), noise);
        }
    }

    private void renoise(float[] sample, float alpha, Noise noise) {
        float signal = NoiseSchedule.root(alpha);
        float level = NoiseSchedule.root(1 - alpha);
        noise.fill(fresh);
        for (int i = 0; i < sample.length; i++) {
            sample[i] = signal * sample[i] + level * fresh[i];
        }
    }
}
