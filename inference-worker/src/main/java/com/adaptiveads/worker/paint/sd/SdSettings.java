package com.adaptiveads.worker.paint.sd;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelSettings;
import com.adaptiveads.worker.paint.sd.scheduler.SchedulerConfig;

/**
 * How a model of this family is to be sampled, from its manifest.
 *
 * @param size side in pixels of the square pictures it was trained on; paintings have about as many pixels
 * @param latentChannels of the space it works in
 * @param vaeFactor pixels a latent is wide and high
 * @param vaeScaling latents are divided by this before they are decoded
 * @param steps of the sampler
 * @param guidance how much more of the prompt than of the negative prompt; up to 1 there is no negative prompt
 * @param eta noise the sampler adds, where it can be told: 0 none … 1
 */
record SdSettings(
        int size,
        int latentChannels,
        int vaeFactor,
        float vaeScaling,
        int steps,
        float guidance,
        double eta,
        SchedulerConfig scheduler) {

    /** @throws com.adaptiveads.worker.model.ModelFailure naming the field that is missing or wrong */
    static SdSettings of(InstalledModel model) {
        ModelSettings json = model.settings();
        int size = json.integer("size", PaintSize.GRAIN, 4096);
        if (size % PaintSize.GRAIN != 0) {
            throw json.failure("size must be a multiple of " + PaintSize.GRAIN + ".");
        }
        return new SdSettings(
                size,
                json.integer("latent_channels", 1, 64),
                json.integer("vae_scale_factor", 1, PaintSize.GRAIN),
                (float) json.number("vae_scaling", 1e-6, 1e6),
                json.integer("steps", 1, 1000),
                (float) json.number("guidance", 0, 100),
                json.number("eta", 0, 1),
                SchedulerConfig.of(ModelSettings.read(model.file("scheduler"))));
    }
}
