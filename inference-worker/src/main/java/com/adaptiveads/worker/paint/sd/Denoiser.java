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

    Denoiser(Unet unet, SdSettings settings) {
        this.unet = unet;
        this.settings = settings;
    }

    /** Told after every call of the network, with the latents of the whole batch, which are not to be kept. */
    @FunctionalInterface
    interface Observer {
        void called(int call, float[] latents);
    }

    /** Classifier-free guidance (Ho and Salimans, 2022): every image is asked about twice. */
    boolean guided() {
        return settings.guidance() > 1 && !unet.guidesItself();
    }

    /** How often the network is asked about a batch. */
    int calls() {
        return Scheduler.start(settings.scheduler(), new Run(settings.steps(), settings.eta(), 1))
                .timesteps()
                .length;
    }

    /**
     * @param words the negative prompt's once for each image if {@link #guided}, then the prompts'
     * @param seeds one for each image
     * @return the latents of the images one after the other
     * @throws ModelFailure when the network answers with what is no number
     */
    float[] paint(FloatTensor words, Latents shape, long[] seeds, Observer observer) {
        int size = seeds.length * shape.size();
        Scheduler scheduler = Scheduler.start(settings.scheduler(), new Run(settings.steps(), settings.eta(), size));
        Unet.Questions questions = unet.questions(words, shape, settings.guidance());
        ImageNoise noise = new ImageNoise(seeds);
        float[] latents = new float[size];
        noise.fill(latents);
        scale(latents, scheduler.initialSigma());
        float[] seen = new float[size];
        float[] answer = new float[size];
        float[] timesteps = scheduler.timesteps();
        for (int call = 0; call < timesteps.length; call++) {
            show(questions, latents, scheduler.inputDivisor(call), seen);
            questions.ask(timesteps[call]);
            hear(questions, answer, seen);
            scheduler.step(call, answer, latents, noise);
            check(latents, call, timesteps.length);
            observer.called(call, latents);
        }
        return latents;
    }

    private void show(Unet.Questions questions, float[] latents, float divisor, float[] seen) {
        for (int i = 0; i < seen.length; i++) {
            seen[i] = latents[i] / divisor;
        }
        questions.show(0, seen);
        if (guided()) {
            questions.show(seen.length, seen);
        }
    }

    private void hear(Unet.Questions questions, float[] answer, float[] unguided) {
        questions.answer(0, answer);
        if (guided()) {
            questions.answer(0, unguided);
            questions.answer(answer.length, answer);
            float guidance = settings.guidance();
            for (int i = 0; i < answer.length; i++) {
                answer[i] = unguided[i] + guidance * (answer[i] - unguided[i]);
            }
        }
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static void check(float[] latents, int call, int calls) {
        boolean finite = true;
        for (float latent : latents) {
            finite &= Float.isFinite(latent);
        }
        if (!finite) {
            throw ModelFailure.unusable("The painting network answered with what is no number, at call " + (call + 1)
                    + " of " + calls + "; in half precision a model may need its float32 export.");
        }
    }
}
