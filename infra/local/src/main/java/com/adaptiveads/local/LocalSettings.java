package com.adaptiveads.local;

import com.adaptiveads.functions.Guards;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How to run.
 *
 * @param port of the API and the front end on localhost, 0 for any free one
 * @param data folder that outlives a restart
 * @param fresh forget what {@code data} holds
 * @param frontend folder of the built front end
 * @param drop marketing's folder; results and failures are mirrored beside it
 * @param dynamoJars folder of DynamoDB Local
 * @param dynamoEndpoint a DynamoDB to use instead of DynamoDB Local
 * @param guards of the functions
 * @param models the worker's variables about models, as they are; none: the engines that need no weights
 */
public record LocalSettings(
        int port,
        Path data,
        boolean fresh,
        Path frontend,
        Path drop,
        Path dynamoJars,
        Optional<URI> dynamoEndpoint,
        Guards guards,
        Map<String, String> models) {
    private static final int MAX_PORT = 65_535;
    private static final List<String> MODEL_VARIABLES = List.of(
            "MODELS",
            "MODELS_DIR",
            "MODELS_FROM",
            "MODELS_USE",
            "DEVICE",
            "GPU",
            "INFERENCE_THREADS",
            "METRICS_PORT",
            "WORKER_SLOTS");

    public LocalSettings {
        models = Map.copyOf(models);
    }

    /**
     * From {@code PORT} (5000), {@code DATA} (.local), {@code FRESH} (1 or true), {@code FRONTEND} (frontend/dist),
     * {@code DROP} (drop), {@code DYNAMODB_LOCAL} (where the build puts it), {@code DYNAMODB_ENDPOINT}, what {@link Guards} reads and the worker's
     * {@code MODELS…} and {@code DEVICE}; an empty variable counts as missing.
     *
     * @throws StartFailure naming the variable that is wrong
     */
    public static LocalSettings from(Map<String, String> environment) {
        return new LocalSettings(
                port(value(environment, "PORT").orElse("5000")),
                Path.of(value(environment, "DATA").orElse(".local")),
                value(environment, "FRESH")
                        .filter(f -> f.equals("1") || f.equalsIgnoreCase("true"))
                        .isPresent(),
                Path.of(value(environment, "FRONTEND").orElse("frontend/dist")),
                Path.of(value(environment, "DROP").orElse("drop")),
                Path.of(value(environment, "DYNAMODB_LOCAL").orElse("infra/local/dynamodb-local/target/lib")),
                value(environment, "DYNAMODB_ENDPOINT").map(LocalSettings::uri),
                guards(environment),
                MODEL_VARIABLES.stream()
                        .filter(name -> value(environment, name).isPresent())
                        .collect(Collectors.toMap(Function.identity(), environment::get)));
    }

    private static Guards guards(Map<String, String> environment) {
        try {
            return Guards.from(environment);
        } catch (IllegalStateException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new StartFailure("PORT must be a number between 0 and " + MAX_PORT + ".");
    }

    private static URI uri(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new StartFailure("DYNAMODB_ENDPOINT must be an address such as http://127.0.0.1:8000.");
    }
}
