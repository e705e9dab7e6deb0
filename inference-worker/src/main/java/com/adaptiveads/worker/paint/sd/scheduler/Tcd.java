package com.adaptiveads.worker.paint.sd.scheduler;

/** Zheng and others, Trajectory consistency distillation (2024); its γ is the run's eta. */
final class Tcd implements Scheduler {
    private final NoiseSchedule schedule;
    private final Prediction prediction;
    private final float[] timesteps;
    private final double eta;
    private final float[] epsilon;
    private final float[] fresh;

    Tcd(SchedulerConfig config, Run run) {
        schedule = NoiseSchedule.ofLatentModel(config);
        prediction = Prediction.of(config, Prediction.values());
        timesteps = DistilledSteps.of(config, schedule.trainSteps(), run.steps());
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
        boolean last = call == timesteps.length - 1;
        float alpha = schedule.alpha((int) timesteps[call]);
        int before = last ? 0 : (int) timesteps[call + 1];
        float alphaBetween = schedule.alpha((int) Math.floor((float) (1 - eta) * before));
        prediction.toPictureAndNoise(output, sample, NoiseSchedule.root(alpha), NoiseSchedule.root(1 - alpha), epsilon);
        float signal = NoiseSchedule.root(alphaBetween);
        float level = NoiseSchedule.root(1 - alphaBetween);
        for (int i = 0; i < sample.length; i++) {
            sample[i] = signal * output[i] + level * epsilon[i];
        }
        if (eta > 0 && !last) {
            renoise(sample, schedule.alpha(before) / alphaBetween, noise);
        }
    }

    private void renoise(float[] sample, float share, Noise noise) {
        float signal = NoiseSchedule.root(share);
        float level = NoiseSchedule.root(1 - share);
        noise.fill(fresh);
        for (int i = 0; i < sample.length; i++) {
            sample[i] = signal * sample[i] + level * fresh[i];
        }
    }
}
