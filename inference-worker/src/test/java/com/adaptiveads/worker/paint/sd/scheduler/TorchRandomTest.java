package com.adaptiveads.worker.paint.sd.scheduler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.adaptiveads.worker.model.ModelSettings;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.parity.Parity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TorchRandomTest {
    private static final int[] PUBLISHED_BEGINNINGS = {0, 42};

    @Test
    @Tag("parity")
    void drawsWhatTorchDraws() {
        Golden golden = Golden.read("sd/noise");
        ModelSettings notes =
                ModelSettings.parse("noise", golden.metadata().get("golden").getBytes(StandardCharsets.UTF_8));
        double worst = 0;
        for (String seed : notes.strings("seeds")) {
            TorchRandom random = new TorchRandom(Long.parseLong(seed));
            FloatTensor expected = golden.floats(seed);
            float[] drawn = new float[expected.size()];
            int from = 0;
            for (double length : notes.numbers("lengths")) {
                random.fill(drawn, from, (int) length);
                from += (int) length;
            }
            worst = Math.max(worst, Parity.maxDifference(expected, FloatTensor.of(drawn, drawn.length)));
        }
        for (int seed : PUBLISHED_BEGINNINGS) {
            FloatTensor expected = golden.floats(seed + "/latents");
            float[] drawn = new float[expected.size()];
            new TorchRandom(seed).fill(drawn, 0, drawn.length);
            worst = Math.max(worst, Parity.maxDifference(expected, FloatTensor.of(drawn, expected.shape())));
        }
        Parity.line("noise: 6 seeds, lengths 1 to 16384", "torch 2.7.1, CPU generator", 1e-6, worst);
    }

    /** The values torch's users know by heart. */
    @Test
    void beginsAsEveryoneRemembers() {
        assertArrayEquals(new float[] {-1.1258f, -1.1524f, -0.2506f, -0.4339f}, first(0), 1e-4f);
        assertArrayEquals(new float[] {1.9269f, 1.4873f, 0.9007f, -2.1055f}, first(42), 1e-4f);
    }

    private static float[] first(long seed) {
        float[] drawn = new float[16];
        new TorchRandom(seed).fill(drawn, 0, drawn.length);
        return Arrays.copyOf(drawn, 4);
    }
}
