package com.adaptiveads.functions.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A function in a process of its own, as Lambda runs it; its backends do not answer. */
final class PackagedFunction implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final RuntimeApi api = new RuntimeApi();
    private final Path log;
    private final Process process;

    /** @param more variables of the environment */
    PackagedFunction(Class<?> handler, Map<String, String> more) throws IOException {
        log = Files.createTempFile("function", ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        TARGET.resolve("ric") + File.separator + "*",
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        handler.getName() + "::handleRequest"))
                .directory(TARGET.resolve("lambda").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API", api.address(),
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_ENDPOINT_URL", "http://127.0.0.1:9",
                        "AWS_MAX_ATTEMPTS", "1",
                        "AWS_LAMBDA_FUNCTION_NAME", "f",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"));
        builder.environment()
                .putAll(Map.of(
                        "PRODUCTS_TABLE", "products",
                        "ENGAGEMENT_TABLE", "engagement",
                        "COMPOSITIONS_TABLE", "compositions",
                        "TOTALS_TABLE", "totals",
                        "DATA_BUCKET", "data",
                        "JOBS_QUEUE_URL", "http://127.0.0.1:9/jobs",
                        "CORS_ORIGINS", "https://shop.example"));
        builder.environment().putAll(more);
        process = builder.start();
    }

    String invoke(byte[] event) throws InterruptedException {
        return api.invoke(event);
    }

    /** What it has written so far. */
    String log() throws IOException {
        return Files.readString(log, UTF_8);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        api.close();
        Files.delete(log);
    }
}
