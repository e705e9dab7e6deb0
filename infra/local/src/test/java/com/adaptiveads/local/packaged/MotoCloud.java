package com.adaptiveads.local.packaged;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.local.emulator.Aws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** moto with what the templates make, in a process of its own that {@code infra/moto/serve.py} is. */
final class MotoCloud implements AutoCloseable {
    private static final Path SERVE = Path.of("../moto/serve.py");
    private static final Path WORKER = Path.of("../../inference-worker/target/worker");

    private final Process process;
    private final Aws aws;
    private final URI endpoint;
    private final JsonObject environments;

    private MotoCloud(Process process, JsonObject told) {
        this.process = process;
        this.endpoint = URI.create(told.string("endpoint"));
        this.environments = told.object("environments");
        this.aws = Aws.connect(new Aws.Endpoints(endpoint, endpoint, endpoint));
    }

    /** @param python one that has moto */
    static MotoCloud start(Path python, Path log) {
        try {
            Process process = new ProcessBuilder(
                            python.toAbsolutePath().toString(),
                            SERVE.toAbsolutePath().toString())
                    .redirectError(log.toFile())
                    .start();
            String line = process.inputReader(StandardCharsets.UTF_8).readLine();
            if (line == null) {
                throw new AssertionError("moto did not start: " + Files.readString(log));
            }
            return new MotoCloud(process, Json.object(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Aws aws() {
        return aws;
    }

    /** What the template tells a function: {@code PRODUCTS_TABLE} and others. */
    String told(String handler, String variable) {
        return environments.object(handler).string(variable);
    }

    PackagedFunction launch(String handler) {
        return new PackagedFunction(
                PackagedFunction.ARTIFACT,
                handler + "::handleRequest",
                PackagedFunction.Start.ON_DEMAND,
                environment(handler));
    }

    /** The worker as its image runs it, but for the image. */
    Process worker(Path log) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        WORKER.resolve("worker.jar") + ":" + WORKER.resolve("lib") + "/*",
                        "com.adaptiveads.worker.WorkerMain"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment("worker"));
        builder.environment().remove("METRICS_PORT"); // of this machine, where it may be taken
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment(String who) {
        Map<String, String> environment = new HashMap<>(environments.object(who).fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, variable -> String.valueOf(variable.getValue()))));
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "moto");
        environment.put("AWS_SECRET_ACCESS_KEY", "moto");
        environment.put("S3_PATH_STYLE", "true");
        return environment;
    }

    @Override
    public void close() {
        aws.close();
        try {
            process.getOutputStream().close(); // tells it to end
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
