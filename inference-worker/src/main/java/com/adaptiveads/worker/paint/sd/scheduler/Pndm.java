package com.adaptiveads.worker.paint.sd.scheduler;

/**
 * Liu and others, Pseudo numerical methods for diffusion models on manifolds (2022), formula 9, with the linear multistep
 * method from the start: the first step is taken twice, the second time with the mean of both answers.
 */
final class Pndm implements Scheduler {
    private static final int HISTORY = 4;

    private final NoiseSchedule schedule;
    private final Prediction prediction;
    private final float[] timesteps;
    private final int stride;
    private final float finalAlpha;
    /** The last answers, the newest at {@code (taken - 1) % HISTORY}. */
    private final float[][] answers;

    private final float[] first;
    private int taken;

    Pndm(SchedulerConfig config, Run run) {
        if (!config.flag("skip_prk_steps", false)) {
            throw config.unsupported("skip_prk_steps", "true");
        }
        schedule = NoiseSchedule.of(config);
        prediction = Prediction.of(config, Prediction.EPSILON, Prediction.VELOCITY);
        float[] once = Spacing.of(config, Spacing.LEADING).whole(config, schedule.trainSteps(), run.steps());
        timesteps = secondTwice(once);
        stride = schedule.trainSteps() / run.steps();
        finalAlpha = config.flag("set_alpha_to_one", false) ? 1 : schedule.alpha(0);
        answers = new float[HISTORY][run.size()];
        first = new float[run.size()];
    }

    private static float[] secondTwice(float[] once) {
        if (once.length == 1) {
            return once;
        }
        float[] calls = new float[once.length + 1];
        calls[0] = once[0];
        System.arraycopy(once, 1, calls, 2, once.length - 1);
        calls[1] = once[1];
        return calls;
    }

    @Override
    public float[] timesteps() {
        return timesteps.clone();
    }

    @Override
    public void step(int call, float[] output, float[] sample, Noise noise) {
        int t = (int) timesteps[call];
        int before = t - stride;
        if (call == 1) {
            before = t;
            t += stride;
            System.arraycopy(first, 0, sample, 0, sample.length);
            mean(output, answers[0]);
        } else {
            if (call == 0) {
                System.arraycopy(sample, 0, first, 0, sample.length);
            }
            System.arraycopy(output, 0, answers[taken % HISTORY], 0, output.length);
            taken++;
            extrapolate(output);
        }
        transfer(output, sample, schedule.alpha(t), before >= 0 ? schedule.alpha(before) : finalAlpha);
    }

    private static void mean(float[] output, float[] other) {
        for (int i = 0; i < output.length; i++) {
            output[i] = (output[i] + other[i]) / 2;
        }
    }

    /** Adams and Bashforth, of the order the answers so far allow. */
    private void extrapolate(float[] output) {
        float[] e1 = answers[(taken + 3) % HISTORY];
        float[] e2 = answers[(taken + 2) % HISTORY];
        float[] e3 = answers[(taken + 1) % HISTORY];
        float[] e4 = answers[taken % HISTORY];
        for (int i = 0; i < output.length; i++) {
            output[i] = switch (Math.min(taken, HISTORY)) {
                case 1 -> e1[i];
                case 2 -> (3 * e1[i] - e2[i]) / 2;
                case 3 -> (23 * e1[i] - 16 * e2[i] + 5 * e3[i]) / 12;
                default -> (float) (1.0 / 24) * (55 * e1[i] - 59 * e2[i] + 37 * e3[i] - 9 * e4[i]);
            };
        }
    }

    private void transfer(float[] output, float[] sample, float alpha, float alphaBefore) {
        float beta = 1 - alpha;
        float betaBefore = 1 - alphaBefore;
        if (prediction == Prediction.VELOCITY) {
            float signal = NoiseSchedule.root(alpha);
            float noise = NoiseSchedule.root(beta);
            for (int i = 0; i < output.length; i++) {
                output[i] = signal * output[i] + noise * sample[i];
            }
        }
        float keep = NoiseSchedule.root(alphaBefore / alpha);
        float gain = alphaBefore - alpha;
        float divisor = alpha * NoiseSchedule.root(betaBefore) + NoiseSchedule.root(alpha * beta * alphaBefore);
        for (int i = 0; i < output.length; i++) {
            sample[i] = keep * sample[i] - gain * output[i] / divisor;
        }
    }
}
