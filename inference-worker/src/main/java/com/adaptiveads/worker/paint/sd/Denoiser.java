package com.adaptiveads.worker.paint.sd;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.paint.sd.Unet.Latents;
import com.adaptiveads.worker.paint.sd.scheduler.Scheduler;
import com.adaptiveads.worker.paint.sd.scheduler.Scheduler.Run;

/** From noise to latents, step by step, all images of a batch at once. */
final class Denoiser {
    private final Unet unet;
    private final SdSettings settings;
    private final int calls;

    /** @throws ModelFailure when the sampler cannot run as configured */
    Denoiser(Unet unet, SdSettings settings) {
        this.unet = unet;
        this.settings = settings;
        this.calls = scheduler(1).timesteps().length;
    }

    /** Classifier-free guidance (Ho and Salimans, 2022): every image is asked about twice. */
    boolean guided() {
        return settings.guidance() > 1 && !unet.guidesItself();
    }

    /** How often the network is asked about a batch. */
    int calls() {
        return calls;
    }

    /**
     * Takes the memory a batch needs, and draws the noise it begins with.
     *
     * @param words [rows, tokens, width]: the negative prompt's once for each image if {@link #guided}, then the prompts'
     * @param shape of each image
     * @param seeds one for each image
     */
    Batch begin(FloatTensor words, Latents shape, long... seeds) {
        return new Batch(words, shape, seeds);
    }

    private Scheduler scheduler(int size) {
        return Scheduler.start(settings.scheduler(), new Run(settings.steps(), settings.eta(), size));
    }

    /** A batch on its way; of one thread. */
    final class Batch {
        private final Scheduler scheduler;
        private final float[] timesteps;
        private final Unet.Questions questions;
        private final ImageNoise noise;
        private final float[] latents;
        private final float[] answer;
        private final float[] other;
        private int call;

        private Batch(FloatTensor words, Latents shape, long... seeds) {
            int size = seeds.length * shape.size();
            scheduler = scheduler(size);
            timesteps = scheduler.timesteps();
            questions = unet.questions(words, shape, settings.guidance());
            noise = new ImageNoise(seeds);
            latents = new float[size];
            answer = new float[size];
            other = new float[size];
            noise.fill(latents);
            for (int i = 0; i < size; i++) {
                latents[i] *= scheduler.initialSigma();
            }
        }

        boolean finished() {
            return call == timesteps.length;
        }

        /** Of all images, one after the other: as they are, not a copy. */
        float[] latents() {
            return latents;
        }

        /**
         * Asks the network once and moves the latents on.
         *
         * @throws ModelFailure when they are no numbers then
         */
        void step() {
            show(scheduler.inputDivisor(call));
            questions.ask(timesteps[call]);
            hear();
            scheduler.step(call, answer, latents, noise);
            check();
            call++;
        }

        private void show(float divisor) {
            for (int i = 0; i < latents.length; i++) {
                other[i] = latents[i] / divisor;
            }
            questions.show(0, other);
            if (guided()) {
                questions.show(other.length, other);
            }
        }

        private void hear() {
            if (!guided()) {
                questions.answer(0, answer);
                return;
            }
            questions.answer(0, other);
            questions.answer(answer.length, answer);
            float guidance = settings.guidance();
            for (int i = 0; i < answer.length; i++) {
                answer[i] = other[i] + guidance * (answer[i] - other[i]);
            }
        }

        private void check() {
            boolean finite = true;
            for (float latent : latents) {
                finite &= Float.isFinite(latent);
            }
            if (!finite) {
                throw ModelFailure.unusable("The painting network answered with what is no number, at call "
                        + (call + 1) + " of " + calls + "; in half precision a model may need its float32 export.");
            }
        }
    }
}
