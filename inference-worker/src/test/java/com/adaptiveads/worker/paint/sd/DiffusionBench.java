package com.adaptiveads.worker.paint.sd;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    private static final String OURS = "--ours";

    private DiffusionBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals(OURS)) {
            ours(Path.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            return;
        }
        List<String> given = args.length == 0 ? TINY : List.of(args);
        Map<String, Double> ours = new LinkedHashMap<>();
        Map<String, Double> peer = new LinkedHashMap<>();
        for (int round = 0; round < Integer.parseInt(given.get(3)); round++) {
            keepBest(peer, python(given.subList(0, 3)));
            keepBest(ours, java(given.subList(0, 3)));
        }
        System.out.println("name ours peer ratio");
        ours.forEach((name, value) -> {
            double other = peer.getOrDefault(name, Double.NaN);
            System.out.printf("sd_%s %.3f %.3f %.2f%n", name, value, other, value / other);
        });
    }

    private static void keepBest(Map<String, Double> best, List<String> lines) {
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            best.merge(words[0], Double.parseDouble(words[1]), Math::min);
        }
    }

    private static List<String> python(List<String> arguments) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getenv().getOrDefault("PYTHON", "python3"));
        command.add("export/bench_sd15.py");
        command.addAll(arguments);
        try {
            return lines(new ProcessBuilder(command));
        } catch (IOException e) {
            System.out.println("no peer: " + e.getMessage());
            return List.of();
        }
    }

    private static List<String> java(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                DiffusionBench.class.getName(),
                OURS));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return lines(builder);
    }

    private static List<String> lines(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(builder.command().getFirst() + " ended with " + process.exitValue());
        }
        return said.lines().toList();
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
            System.out.println("peak_mb " + peak());
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

    private static double peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return Double.NaN;
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
