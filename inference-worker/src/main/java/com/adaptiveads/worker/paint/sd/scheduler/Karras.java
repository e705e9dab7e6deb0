package com.adaptiveads.worker.paint.sd.scheduler;

/** Karras and others, Elucidating the design space of diffusion-based generative models (2022), formula 5, ρ = 7. */
final class Karras {
    private static final double RHO = 7;

    private Karras() {}

    /** Falling from {@code max} to {@code min}. */
    static double[] sigmas(double min, double max, int steps) {
        double low = Math.pow(min, 1 / RHO);
        double high = Math.pow(max, 1 / RHO);
        double[] sigmas = new double[steps];
        for (int i = 0; i < steps; i++) {
            double ramp = steps == 1 ? 0 : i == steps - 1 ? 1 : i * (1.0 / (steps - 1));
            sigmas[i] = Math.pow(high + ramp * (low - high), RHO);
        }
        return sigmas;
    }

    /** Where the training's noise is that strong, by linear interpolation of the logarithm. */
    static double timestep(double sigma, NoiseSchedule schedule) {
        double log = Math.log(Math.max(sigma, 1e-10));
        int low = 0;
        for (int t = schedule.trainSteps() - 1; t > 0; t--) {
            if (log >= log(schedule, t)) {
                low = t;
                break;
            }
        }
        low = Math.min(low, schedule.trainSteps() - 2);
        float at = log(schedule, low);
        float next = log(schedule, low + 1);
        double w = Math.clamp((at - log) / (at - next), 0.0, 1.0);
        return (1 - w) * low + w * (low + 1);
    }

    private static float log(NoiseSchedule schedule, int t) {
        return (float) Math.log(schedule.sigma(t));
    }
}
