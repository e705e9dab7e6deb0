package com.adaptiveads.worker.paint.sd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.paint.sd.Unet.Latents;
import com.adaptiveads.worker.paint.sd.scheduler.SchedulerKind;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.parity.Parity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tiny model painted here and by diffusers' StableDiffusionPipeline in PyTorch. */
@Tag("parity")
class DiffusionParityTest {
    private static final String AGAINST = "diffusers 0.42.1 pipeline, torch 2.7.1";
    private static final int STEPS = 6;
    private static final long[] SEEDS = {7, 8, 9};
    private static final Latents SQUARE = new Latents(4, 8, 8);
    private static final Latents WIDE = new Latents(4, 8, 16);
    private static final Golden GOLDEN = Golden.read("sd/pipeline");
    private static final TinyDiffusion TINY = new TinyDiffusion();
    private static final Graph UNET = TINY.unet();
    private static final TextEncoder TEXT = new TextEncoder(TINY.text(), TinyDiffusion.TOKENIZER);
    private static final VaeDecoder VAE = new VaeDecoder(TINY.vae(), 8, 0.18215f);

    @AfterAll
    static void close() {
        TINY.close();
    }

    @Test
    void theSameWords() {
        assertArrayEquals(
                GOLDEN.longs("ids").toArray(),
                TinyDiffusion.TOKENIZER.encode(TinyDiffusion.PROMPT, 77, 49407).ids());
        double prompt = difference(GOLDEN.floats("words"), TEXT.encode(TinyDiffusion.PROMPT));
        double negative = difference(GOLDEN.floats("negative_words"), TEXT.encode(TinyDiffusion.NEGATIVE));
        Parity.line("SD tiny: text encoder", "transformers 5.23.0", 1e-4, Math.max(prompt, negative));
    }

    @ParameterizedTest
    @EnumSource
    void theSameLatentsAndPictures(SchedulerKind sampler) {
        for (double guidance : new double[] {1, 7.5}) {
            SdSettings settings = TinyDiffusion.settings(sampler, STEPS, guidance);
            String key = sampler.className() + "/" + (guidance > 1 ? "7.5" : "1");
            String name = "SD tiny, " + sampler.className() + (guidance > 1 ? ", guided" : "");
            compare(name, key, new Painting(UNET, settings, TEXT, SQUARE, SEEDS[0]), GOLDEN);
        }
    }

    @Test
    void theSameBatchOfAnotherShape() {
        SdSettings settings = TinyDiffusion.settings(SchedulerKind.EULER_ANCESTRAL, STEPS, 7.5);
        compare("SD tiny, batch of 3, wide", "batch", new Painting(UNET, settings, TEXT, WIDE, SEEDS), GOLDEN);
    }

    @Test
    void theSameFromGraphsThatTakeIntegers() {
        SdSettings settings = TinyDiffusion.settings(SchedulerKind.EULER_ANCESTRAL, STEPS, 7.5);
        Graph unet = TINY.graph("unet/model_int64.onnx");
        assertEquals(0, unet.input("timestep").shape().length);
        TextEncoder text = new TextEncoder(TINY.graph("text_encoder/model_int64.onnx"), TinyDiffusion.TOKENIZER);
        compare("SD tiny, int64 inputs", "integers", new Painting(unet, settings, text, SQUARE, SEEDS[0]), GOLDEN);
    }

    @Test
    void theSameFromADistilledModelThatGuidesItself() {
        Golden golden = Golden.read("sd/lcm");
        Graph unet = TINY.graph("unet/model_lcm.onnx");
        SdSettings settings = TinyDiffusion.settings(SchedulerKind.LCM, STEPS, 8);
        FloatTensor condition = FloatTensor.of(GuidanceEmbedding.of(8, 256), 1, 256);
        Parity.line(
                "SD tiny: timestep_cond",
                AGAINST,
                1e-3,
                Parity.maxDifference(golden.floats("timestep_cond"), condition));
        compare("SD tiny, LCM with timestep_cond", "", new Painting(unet, settings, TEXT, SQUARE, SEEDS[0]), golden);
    }

    @Test
    void aPictureDoesNotDependOnItsNeighbours() {
        SdSettings settings = TinyDiffusion.settings(SchedulerKind.EULER_ANCESTRAL, STEPS, 7.5);
        List<float[]> batch = new Painting(UNET, settings, TEXT, WIDE, SEEDS).latents();
        double worst = 0;
        for (int i = 0; i < SEEDS.length; i++) {
            List<float[]> single = new Painting(UNET, settings, TEXT, WIDE, SEEDS[i]).latents();
            float[] mine = Arrays.copyOfRange(batch.getLast(), i * WIDE.size(), (i + 1) * WIDE.size());
            worst = Math.max(
                    worst,
                    Parity.maxDifference(
                            FloatTensor.of(single.getLast(), WIDE.size()), FloatTensor.of(mine, WIDE.size())));
        }
        Parity.line("SD tiny: in a batch of 3 and alone", "ourselves", 1e-4, worst);
    }

    /** A run to be made. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves the test
    private record Painting(Denoiser denoiser, FloatTensor words, Latents shape, long[] seeds) {
        Painting(Graph unet, SdSettings settings, TextEncoder text, Latents shape, long... seeds) {
            Denoiser denoiser = new Denoiser(new Unet(unet), settings);
            this(denoiser, TinyDiffusion.words(text, seeds.length, denoiser.guided()), shape, seeds);
        }

        /** After every call. */
        List<float[]> latents() {
            List<float[]> latents = new ArrayList<>();
            Denoiser.Batch batch = denoiser.begin(words, shape, seeds);
            while (!batch.finished()) {
                batch.step();
                latents.add(batch.latents().clone());
            }
            return latents;
        }
    }

    private static void compare(String name, String key, Painting painting, Golden golden) {
        String prefix = key.isEmpty() ? "" : key + "/";
        FloatTensor expected = golden.floats(prefix + "latents");
        List<float[]> latents = painting.latents();
        assertEquals(expected.shape()[0], latents.size());
        double worst = 0;
        for (int call = 0; call < latents.size(); call++) {
            float[] actual = latents.get(call);
            worst = Math.max(worst, difference(expected.rows(call, call + 1), FloatTensor.of(actual, actual.length)));
        }
        Parity.line(name + ": latents after every call", AGAINST, 1e-3, worst);
        if (golden.names().contains(prefix + "onnx")) {
            FloatTensor same = FloatTensor.of(latents.getLast(), latents.getLast().length);
            double difference = difference(golden.floats(prefix + "onnx"), same);
            Parity.line(name + ": latents at the end", "Python onnxruntime 1.29.0, same graph", 1e-3, difference);
        }
        Parity.atLeast(
                name + ": picture, dB", AGAINST, 50, decibel(golden.bytes(prefix + "picture"), painting, latents));
    }

    private static double decibel(ByteTensor expected, Painting painting, List<float[]> latents) {
        byte[] bytes = expected.toArray();
        double squares = 0;
        int at = 0;
        for (int image = 0; image < painting.seeds().length; image++) {
            Pixels picture =
                    VAE.decode(latents.getLast(), image * painting.shape().size(), painting.shape());
            for (int rgb : picture.argb()) {
                for (int shift = 16; shift >= 0; shift -= 8) {
                    squares += Math.pow((rgb >> shift & 0xFF) - (bytes[at++] & 0xFF), 2);
                }
            }
        }
        assertEquals(bytes.length, at);
        return squares == 0 ? 99 : 10 * Math.log10(255 * 255 * at / squares);
    }

    private static double difference(FloatTensor expected, FloatTensor actual) {
        return Parity.maxDifference(expected, actual);
    }
}
