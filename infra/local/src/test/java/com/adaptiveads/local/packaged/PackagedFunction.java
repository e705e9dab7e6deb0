package com.adaptiveads.local.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One function of {@code functions/target/lambda} in a JVM of its own under AWS's runtime interface client, with the flags
 * Lambda's {@code java25} uses (C1, serial collector). Killed when closed.
 */
final class PackagedFunction implements AutoCloseable {
    /** Where Maven put the functions as they deploy, and the runtime interface client with what it needs. */
    static final Path ARTIFACT = Path.of(System.getProperty("functions.artifact", "../../functions/target/lambda"));

    static final Path RUNTIME_CLIENT = Path.of(System.getProperty("runtime.client", "../../functions/target/ric"));

    private final RuntimeApi api;
    private final Process process;
    private final Path scratch;
    private final long startedNanos;

    enum Start {
        ON_DEMAND,
        SNAP_START
    }

    PackagedFunction(Path artifact, String handler, Start start, Map<String, String> environment) {
        try {
            api = new RuntimeApi();
            scratch = Files.createTempDirectory("packaged-function");
            ProcessBuilder builder = new ProcessBuilder(command(handler, start))
                    .directory(artifact.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(scratch.resolve("log").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            builder.environment().putAll(environment);
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
            builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "test");
            builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
            builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
            builder.environment().put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/test");
            builder.environment().put("AWS_LAMBDA_LOG_STREAM_NAME", "test");
            builder.environment()
                    .put("LAMBDA_TASK_ROOT", artifact.toAbsolutePath().toString());
            builder.environment().put("_HANDLER", handler);
            if (start == Start.SNAP_START) {
                builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
            }
            startedNanos = System.nanoTime();
            process = builder.start();
            var _ = process.onExit().thenAccept(exited -> api.failed("exit " + exited.exitValue() + "\n" + log()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String handler, Start start) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                // Several at once: left to itself the client unpacks its native part to one place for all.
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + nativeClient()));
        if (start == Start.ON_DEMAND) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of(
                "-cp",
                RUNTIME_CLIENT.toAbsolutePath() + "/*",
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler));
        return command;
    }

    private Path nativeClient() throws IOException {
        Path library = scratch.resolve("libaws-lambda-jni.so");
        try (Stream<Path> jars = Files.list(RUNTIME_CLIENT)) {
            Path jar = jars.filter(file -> file.getFileName().toString().contains("runtime-interface-client"))
                    .findFirst()
                    .orElseThrow();
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                Files.copy(inside.getPath("jni/libaws-lambda-jni.linux-x86_64.so"), library);
            }
        }
        return library;
    }

    /** Milliseconds from the start of the process until it asked for its first event. */
    double initMillis() {
        return (api.awaitReady() - startedNanos) / 1e6;
    }

    /** Runs the hooks before the checkpoint, then lets the function go on as after a restore. */
    void snapshotAndRestore() {
        api.awaitCheckpoint();
        api.restore();
        api.awaitReady();
    }

    RuntimeApi.Answer invoke(byte[] event) {
        return api.invoke(event);
    }

    String log() {
        try {
            return Files.readString(scratch.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
