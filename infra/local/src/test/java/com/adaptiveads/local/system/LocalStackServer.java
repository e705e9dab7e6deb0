package com.adaptiveads.local.system;

import com.adaptiveads.events.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * LocalStack: in its container or, where the property {@value #PYTHON} names a Python that has it, as the process that
 * {@code infra/localstack/serve.py} is. Signatures are validated, which is not its default.
 */
record LocalStackServer(URI endpoint, Runnable stop) {
    static final String PYTHON = "localstack.python";

    /** Of the last line of releases whose community image starts without a token. */
    private static final String IMAGE = "localstack/localstack:4.4.0";

    /** The only ones whose signatures it takes without being told of them. */
    static final AwsBasicCredentials CREDENTIALS = AwsBasicCredentials.create("test", "test");

    private static final Path SERVE = Path.of("../localstack/serve.py");

    static LocalStackServer start(Path log) {
        String python = System.getProperty(PYTHON, "");
        return python.isBlank() ? container() : process(Path.of(python), log);
    }

    private static LocalStackServer container() {
        LocalStackContainer container = new LocalStackContainer(IMAGE)
                .withServices("s3", "sqs", "dynamodb", "dynamodbstreams")
                .withEnv("S3_SKIP_SIGNATURE_VALIDATION", "0");
        container.start();
        return new LocalStackServer(container.getEndpoint(), container::stop);
    }

    private static LocalStackServer process(Path python, Path log) {
        try {
            Process process = new ProcessBuilder(
                            python.toAbsolutePath().toString(),
                            SERVE.toAbsolutePath().toString(),
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            System.getProperty("dynamodb.local"))
                    .redirectError(log.toFile())
                    .start();
            String line = process.inputReader(StandardCharsets.UTF_8).readLine();
            if (line == null) {
                throw new AssertionError("LocalStack did not start: " + Files.readString(log));
            }
            return new LocalStackServer(URI.create(Json.object(line).string("endpoint")), () -> endInput(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It ends in order, and DynamoDB Local with it. */
    private static void endInput(Process process) {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
