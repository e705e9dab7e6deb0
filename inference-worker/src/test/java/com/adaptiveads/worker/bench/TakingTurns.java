package com.adaptiveads.worker.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Java program and a Python one on the same files, each in a process of its own, by turns, so that what else the
 * machine does meets both. Each prints lines of {@code name value}; the least value of the rounds counts.
 */
public final class TakingTurns {
    private TakingTurns() {}

    /**
     * Prints {@code name ours peer ratio}. {@code PYTHON} in the environment names an interpreter that has the export
     * tool's libraries.
     *
     * @param ours main class; its first argument will be {@code --ours}
     * @param peer script
     */
    public static void compare(String prefix, Class<?> ours, String peer, List<String> arguments, int rounds)
            throws IOException, InterruptedException {
        Map<String, Double> mine = new LinkedHashMap<>();
        Map<String, Double> others = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            keepLeast(others, python(peer, arguments));
            keepLeast(mine, java(ours, arguments));
        }
        System.out.println("name ours peer ratio");
        mine.forEach((name, value) -> {
            double other = others.getOrDefault(name, Double.NaN);
            System.out.printf("%s_%s %.3f %.3f %.2f%n", prefix, name, value, other, value / other);
        });
    }

    /** The largest memory this process has had resident, MB; NaN where the system does not say. */
    public static double peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? Double.NaN
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(Double.NaN);
    }

    private static void keepLeast(Map<String, Double> least, List<String> lines) {
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            least.merge(words[0], Double.parseDouble(words[1]), Math::min);
        }
    }

    private static List<String> python(String script, List<String> arguments) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getenv().getOrDefault("PYTHON", "python3"));
        command.add(script);
        command.addAll(arguments);
        try {
            return lines(new ProcessBuilder(command));
        } catch (IOException e) {
            System.out.println("no peer: " + e.getMessage());
            return List.of();
        }
    }

    private static List<String> java(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                main.getName(),
                "--ours"));
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
}
