package com.adaptiveads.local.system;

import com.adaptiveads.local.LocalMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program in a process of its own, as {@code make run} starts it. */
final class LocalProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Ready: (\\S+) .*");

    private final Process process;
    private final Api api;

    private LocalProcess(Process process, Api api) {
        this.process = process;
        this.api = api;
    }

    /** Waits for the ready line. */
    static LocalProcess start(Path folder) {
        return start(EmbeddedSystem.environment(folder));
    }

    static LocalProcess start(Map<String, String> environment) {
        Process process = launch(environment);
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                Matcher ready = READY.matcher(line);
                if (ready.matches()) {
                    Thread.ofVirtual().start(() -> drain(lines));
                    return new LocalProcess(process, new Api(URI.create(ready.group(1))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("it did not start:\n" + said);
    }

    /** What a start that must fail says, and nothing else it says; the exit code must not be 0. */
    static String failure(Map<String, String> environment) throws IOException, InterruptedException {
        Process process = launch(environment);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() == 0) {
            throw new AssertionError("it started:\n" + said);
        }
        return said;
    }

    private static Process launch(Map<String, String> environment) {
        Path dist = Path.of(System.getProperty("local.dist"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", // it lives for seconds: most of them would go into compiling
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        dist.resolve("local.jar") + ":" + dist.resolve("lib") + "/*",
                        LocalMain.class.getName()))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drain(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                // a full pipe would stop the program
            }
        } catch (IOException e) {
            // it was killed
        }
    }

    Api api() {
        return api;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As Ctrl-C does; waits for the end. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
