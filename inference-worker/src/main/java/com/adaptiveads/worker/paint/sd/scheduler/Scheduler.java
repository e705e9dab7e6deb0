package com.adaptiveads.worker.paint.sd.scheduler;

/**
 * One run of a sampler, from noise to latents. It holds what is carried from call to call, so it serves one run of one
 * batch and one thread. All images of the batch lie one after the other in the arrays.
 */
public sealed interface Scheduler permits Ddim, Pndm, EulerDiscrete, EulerAncestral, DpmSolver, UniPc, Lcm, Tcd {

    /** What the network is asked about, call by call; fractional for some samplers. PNDM asks once more than steps. */
    float[] timesteps();

    /** The standard deviation of the noise a run begins with. */
    default float initialSigma() {
        return 1;
    }

    /** The network is shown the sample divided by this. */
    default float inputDivisor(int call) {
        return 1;
    }

    /**
     * Moves the sample on.
     *
     * @param call counts up from 0
     * @param output the network's answer, guidance applied; overwritten
     * @param sample the latents, replaced by the next
     */
    void step(int call, float[] output, float[] sample, Noise noise);

    /** Where stochastic samplers draw from, in the order of their calls. */
    @FunctionalInterface
    interface Noise {
        /** Fills the array with fresh deviates of the normal distribution. */
        void fill(float[] target);
    }

    /** @throws com.adaptiveads.worker.model.ModelFailure naming what of the configuration cannot be followed */
    static Scheduler start(SchedulerConfig config, Run run) {
        return switch (config.kind()) {
            case DDIM -> new Ddim(config, run);
            case PNDM -> new Pndm(config, run);
            case EULER -> new EulerDiscrete(config, run);
            case EULER_ANCESTRAL -> new EulerAncestral(config, run);
            case DPM_SOLVER -> new DpmSolver(config, run);
            case UNI_PC -> new UniPc(config, run);
            case LCM -> new Lcm(config, run);
            case TCD -> new Tcd(config, run);
        };
    }

    /**
     * @param steps 1 or more
     * @param eta how much noise DDIM and TCD add, 0 none … 1; the others know no such thing
     * @param size elements of the whole batch
     */
    record Run(int steps, double eta, int size) {
        public Run {
            if (steps < 1 || !(eta >= 0 && eta <= 1) || size < 1) {
                throw new IllegalArgumentException("no run has " + steps + " steps and eta " + eta);
            }
        }
    }
}
