package com.adaptiveads.local.packaged;

import com.adaptiveads.local.packaged.PackagedFunction.Start;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Cold starts of the packaged functions beside a handler that does nothing, in the same run: process start to first event
 * plus first call on demand (C1), and the first call after a SnapStart restore. Medians of {@value #ROUNDS} rounds.
 */
public final class ColdStartBench {
    private static final int ROUNDS = 5;
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("track.TrackHandler", "http-track-batch");
        CALLS.put("analyze.AnalyzeHandler", "http-analyze");
        CALLS.put("upload.UploadHandler", "http-upload");
        CALLS.put("products.ListProductsHandler", "http-products");
        CALLS.put("image.ImageHandler", "http-image");
        CALLS.put("heatmap.HeatmapHandler", "http-heatmap");
        CALLS.put("stats.StatsHandler", "http-stats");
        CALLS.put("status.StatusHandler", "http-status");
        CALLS.put("drop.DropHandler", "s3-drop-sidecar");
        CALLS.put("rollup.RollupHandler", "dynamodb-stream");
    }

    private record Sample(double coldMillis, double restoredMillis) {}

    private ColdStartBench() {}

    /** @param args handlers to measure, such as {@code analyze.AnalyzeHandler}; none for all */
    public static void main(String[] args) throws IOException {
        CALLS.keySet().removeIf(handler -> args.length > 0 && !List.of(args).contains(handler));
        Path memory = Path.of("/dev/shm"); // the disk under DynamoDB Local is not what is measured
        Path folder = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "cold-start")
                : Files.createTempDirectory("cold-start");
        Path bare = bareArtifact(folder.resolve("bare"));
        try (Deployment deployment = Deployment.start(folder.resolve("data"))) {
            Map<String, List<Sample>> samples = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                samples.computeIfAbsent("bare", name -> new ArrayList<>()).add(bare(bare));
                for (var call : CALLS.entrySet()) {
                    samples.computeIfAbsent(call.getKey(), name -> new ArrayList<>())
                            .add(measure(deployment, call.getKey(), call.getValue()));
                }
            }
            print(samples);
        }
        System.exit(0);
    }

    private static Sample measure(Deployment deployment, String function, String sample) {
        double cold;
        try (PackagedFunction packaged = deployment.launch("com.adaptiveads.functions." + function, Start.ON_DEMAND)) {
            cold = packaged.initMillis() + call(packaged, event(sample));
        }
        try (PackagedFunction packaged = deployment.launch("com.adaptiveads.functions." + function, Start.SNAP_START)) {
            packaged.snapshotAndRestore();
            return new Sample(cold, call(packaged, event(sample)));
        }
    }

    /** A batch of its own each time, as visitors send: one that is known already goes the longer way of a refused transaction. */
    private static byte[] event(String sample) {
        String text = new String(Deployment.sample(sample), StandardCharsets.UTF_8);
        return text.replace("b-000017", "b-" + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
    }

    private static Sample bare(Path artifact) {
        String handler = BareHandler.class.getName() + "::handleRequest";
        double cold;
        try (PackagedFunction packaged = new PackagedFunction(artifact, handler, Start.ON_DEMAND, Map.of())) {
            cold = packaged.initMillis() + call(packaged, EMPTY);
        }
        try (PackagedFunction packaged = new PackagedFunction(artifact, handler, Start.SNAP_START, Map.of())) {
            packaged.snapshotAndRestore();
            return new Sample(cold, call(packaged, EMPTY));
        }
    }

    private static double call(PackagedFunction packaged, byte[] event) {
        long start = System.nanoTime();
        RuntimeApi.Answer answer = packaged.invoke(event);
        double millis = (System.nanoTime() - start) / 1e6;
        if (answer.failed()) {
            throw new IllegalStateException(answer.text() + packaged.log());
        }
        return millis;
    }

    private static void print(Map<String, List<Sample>> samples) {
        double bareCold = median(samples, "bare", true);
        double bareRestored = median(samples, "bare", false);
        for (String function : samples.keySet()) {
            String name =
                    function.replaceFirst(".*\\.", "").replace("Handler", "").toLowerCase(java.util.Locale.ROOT);
            if (!function.equals("bare")) {
                line("cold_" + name + "_ms", median(samples, function, true), bareCold);
                line("restored_" + name + "_ms", median(samples, function, false), bareRestored);
            }
        }
    }

    private static void line(String name, double ours, double bare) {
        System.out.printf(
                "%-28s %8.1f %8.1f %6.2f  (peer: a handler that does nothing)%n", name, ours, bare, ours / bare);
    }

    private static double median(Map<String, List<Sample>> samples, String function, boolean cold) {
        List<Double> sorted = Objects.requireNonNull(samples.get(function)).stream()
                .map(sample -> cold ? sample.coldMillis() : sample.restoredMillis())
                .sorted()
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    private static Path bareArtifact(Path folder) throws IOException {
        String file = BareHandler.class.getName().replace('.', '/') + ".class";
        Path target = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream code = BareHandler.class.getClassLoader().getResourceAsStream(file)) {
            Files.write(target, Objects.requireNonNull(code).readAllBytes());
        }
        return folder;
    }
}
