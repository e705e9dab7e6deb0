package com.adaptiveads.worker.paint.sd;

import com.adaptiveads.worker.paint.sd.scheduler.Scheduler;
import com.adaptiveads.worker.paint.sd.scheduler.TorchRandom;

/** A generator for each image of a batch, so that no image depends on its neighbours. */
final class ImageNoise implements Scheduler.Noise {
    private final TorchRandom[] generators;

    /** @param seeds one for each image */
    ImageNoise(long... seeds) {
        generators = new TorchRandom[seeds.length];
        for (int i = 0; i < seeds.length; i++) {
            generators[i] = new TorchRandom(seeds[i]);
        }
    }

    @Override
    public void fill(float[] target) {
        int each = target.length / generators.length;
        for (int i = 0; i < generators.length; i++) {
            generators[i].fill(target, i * each, each);
        }
    }
}
