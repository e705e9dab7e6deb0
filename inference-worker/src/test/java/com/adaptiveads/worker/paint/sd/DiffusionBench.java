package com.adaptiveads.worker.paint.sd;

import com.adaptiveads.worker.bench.TakingTurns;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelManifest;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.paint.sd.Unet.Latents;
import com.adaptiveads.worker.text.ClipTokenizer;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Stable Diffusion on one picture with guidance, here and by ONNX Runtime in Python with diffusers' scheduler, on the
 * same files, in processes that take turns. Prints {@code name ours peer ratio}, the best of the rounds.
 *
 * <p>Wall times say little on a busy machine; {@code step_cpu_s} is the processor time of a step, of all threads.
 *
 * <p>Arguments: the model's folder (preset: the tiny test model), side in pixels, steps, rounds. {@code PYTHON} in the
 * environment names an interpreter that has the export tool's libraries.
 */
public final class DiffusionBench {
    private static final List<String> TINY =
            List.of("src/test/resources/models/sd15-tiny", "64", "20", "3"); // as make bench runs it

    private DiffusionBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("--ours")) {
            ours(Path.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            return;
        }
        List<String> given = args.length == 0 ? TINY : List.of(args);
        int rounds = Integer.parseInt(given.get(3));
        TakingTurns.compare("sd", DiffusionBench.class, "export/bench_sd15.py", given.subList(0, 3), rounds);
    }

    private static void ours(Path folder, int side, int steps) throws IOException {
        InstalledModel model = new InstalledModel(folder, ModelManifest.read(folder.resolve(ModelManifest.FILE)));
        SdSettings settings = SdSettings.of(model);
        try (OnnxRuntime runtime = OnnxRuntime.cpu()) {
            long began = System.nanoTime();
            Graph textGraph = runtime.load(model.file("text_encoder"));
            Graph unetGraph = runtime.load(model.file("unet"));
            Graph vaeGraph = runtime.load(model.file("vae_decoder"));
            System.out.println("load_s " + since(began));
            TextEncoder text = new TextEncoder(textGraph, ClipTokenizer.load());
            FloatTensor words = TextEncoder.stacked(List.of(text.encode(""), text.encode("")));
            Latents shape = new Latents(settings.latentChannels(), side / 8, side / 8);
            float[] latents = steps(new Stopwatch(unetGraph), settings, words, shape, steps);
            VaeDecoder decoder = new VaeDecoder(vaeGraph, settings.vaeFactor(), settings.vaeScaling());
            began = System.nanoTime();
            int pixels = decoder.decode(latents, 0, shape).argb().length;
            System.out.println("decode_s " + since(began) + " " + pixels);
            System.out.println("peak_mb " + TakingTurns.peakMegabytes());
            List.of(textGraph, unetGraph, vaeGraph).forEach(Graph::close);
        }
    }

    private static float[] steps(Stopwatch unet, SdSettings settings, FloatTensor words, Latents shape, int steps) {
        Denoiser.Batch batch = new Denoiser(new Unet(unet.graph()), settings).begin(words, shape, 0);
        double[] took = new double[steps];
        double[] busy = new double[steps];
        for (int i = 0; i < steps; i++) {
            long began = System.nanoTime();
            long burnt = processorNanos();
            batch.step();
            took[i] = since(began);
            busy[i] = (processorNanos() - burnt) / 1e9;
        }
        double all = Arrays.stream(took).sum();
        Arrays.sort(took);
        Arrays.sort(busy);
        System.out.println("step_s " + took[steps / 2]);
        System.out.println("step_cpu_s " + busy[steps / 2]);
        System.out.println("outside_run_percent " + 100 * (1 - unet.seconds() / all));
        return batch.latents();
    }

    /** Of all threads: what other programs on the machine take away does not show. */
    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Adds up the time a graph runs. */
    private static final class Stopwatch {
        private final Graph graph;
        private long began;
        private long nanos;

        Stopwatch(Graph real) {
            graph = new GraphProxy(
                    real, in -> began = System.nanoTime(), (in, out) -> nanos += System.nanoTime() - began);
        }

        Graph graph() {
            return graph;
        }

        double seconds() {
            return nanos / 1e9;
        }
    }
}
