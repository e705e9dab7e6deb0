package com.adaptiveads.worker.paint.sd.scheduler;

import java.util.Arrays;
import java.util.Locale;

/**
 * How a run's timesteps are spread over those of the training (Lin and others, Common diffusion noise schedules and
 * sample steps are flawed, 2023, table 2), with NumPy's arithmetic and rounding half to even.
 */
enum Spacing {
    LEADING,
    LINSPACE,
    TRAILING;

    /** @throws com.adaptiveads.worker.model.ModelFailure when the configuration asks for another */
    static Spacing of(SchedulerConfig config, Spacing absent) {
        String name = config.oneOf(
                "timestep_spacing", absent.name().toLowerCase(Locale.ROOT), "leading", "linspace", "trailing");
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * Falling whole numbers, the first towards the end of the training; DDIM, PNDM.
     *
     * @throws com.adaptiveads.worker.model.ModelFailure when so many steps lead out of the training's timesteps
     */
    float[] whole(SchedulerConfig config, int train, int steps) {
        return checked(
                config,
                train,
                switch (this) {
                    case LEADING -> leading(config, train, steps);
                    case LINSPACE -> single(rounded(linspace(train - 1, steps)));
                    case TRAILING -> trailing(train, steps);
                });
    }

    /** As {@link #whole}, but linspace is not rounded; Euler. */
    float[] fractional(SchedulerConfig config, int train, int steps) {
        return this == LINSPACE
                ? checked(config, train, single(linspace(train - 1, steps)))
                : whole(config, train, steps);
    }

    /** As {@link #whole}, but leading and linspace leave the lowest of one more step away; DPM-Solver, UniPC. */
    float[] solver(SchedulerConfig config, int train, int steps) {
        return checked(
                config,
                train,
                switch (this) {
                    case LEADING -> Arrays.copyOf(leading(config, train, steps + 1), steps);
                    case LINSPACE -> Arrays.copyOf(single(rounded(linspace(train - 1, steps + 1))), steps);
                    case TRAILING -> trailing(train, steps);
                });
    }

    private static float[] leading(SchedulerConfig config, int train, int steps) {
        int ratio = train / steps;
        int offset = config.integer("steps_offset", 0);
        float[] values = new float[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = (float) (steps - 1 - i) * ratio + offset;
        }
        return values;
    }

    private static double[] linspace(int last, int steps) {
        double[] values = new double[steps];
        double step = steps > 1 ? (double) last / (steps - 1) : 0;
        for (int i = 0; i < steps; i++) {
            values[steps - 1 - i] = i * step;
        }
        if (steps > 1) {
            values[0] = last;
        }
        return values;
    }

    private static float[] trailing(int train, int steps) {
        double ratio = (double) train / steps;
        int count = (int) Math.ceil(train / ratio);
        double delta = train - ratio - train;
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) Math.rint(train + i * delta) - 1;
        }
        return values;
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(Math::rint).toArray();
    }

    private static float[] single(double[] values) {
        float[] singles = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            singles[i] = (float) values[i];
        }
        return singles;
    }

    private static float[] checked(SchedulerConfig config, int train, float... timesteps) {
        for (float t : timesteps) {
            if (!(t >= 0 && t < train)) {
                throw config.failure(timesteps.length + " steps with this configuration lead to timestep " + t + " of "
                        + train + ".");
            }
        }
        return timesteps;
    }
}
