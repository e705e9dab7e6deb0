package com.adaptiveads.worker.paint.sd.scheduler;

/** Euler's method past the next noise level and back up to it with fresh noise, drawn in the last step too. */
final class EulerAncestral implements Scheduler {
    private final Prediction prediction;
    private final EulerGrid grid;
    private final float[] fresh;

    EulerAncestral(SchedulerConfig config, Run run) {
        NoiseSchedule schedule = NoiseSchedule.of(config);
        prediction = Prediction.of(config, Prediction.EPSILON, Prediction.VELOCITY);
        grid = EulerGrid.of(config, schedule, run.steps(), 0, false);
        fresh = new float[run.size()];
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
        float from = grid.sigmas()[call];
        float to = grid.sigmas()[call + 1];
        float up = (float) Math.sqrt(to * to * (from * from - to * to) / (from * from));
        float down = (float) Math.sqrt(to * to - up * up);
        float width = down - from;
        noise.fill(fresh);
        for (int i = 0; i < sample.length; i++) {
            sample[i] = sample[i] + output[i] * width + fresh[i] * up;
        }
    }
}
