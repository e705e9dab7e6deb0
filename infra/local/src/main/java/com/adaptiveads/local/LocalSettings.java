package com.adaptiveads.local;

import com.adaptiveads.functions.Guards;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * @param tokens which tokens routes with a scope ask for; none: everybody may call everything
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
        Optional<Tokens> tokens,
        Map<String, String> models) {
    /**
     * Tokens that are taken, as the template's {@code Auth=jwt} does.
     *
     * @param issuer as it calls itself
     * @param audience one of which a token must be for
     */
    public record Tokens(String issuer, Set<String> audience) {
        public Tokens {
            audience = Set.copyOf(audience);
        }
    }

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
     * {@code DROP} (drop), {@code DYNAMODB_LOCAL} (where the build puts it), {@code DYNAMODB_ENDPOINT}, {@code JWT_ISSUER} with
     * {@code JWT_AUDIENCE} (separated by commas), what {@link Guards} reads and the worker's {@code MODELS…} and {@code DEVICE}; an empty variable counts as missing.
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
                value(environment, "DYNAMODB_ENDPOINT").map(text -> uri("DYNAMODB_ENDPOINT", text)),
                guards(environment),
                tokens(environment),
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

    private static Optional<Tokens> tokens(Map<String, String> environment) {
        Optional<String> issuer = value(environment, "JWT_ISSUER");
        Optional<String> audience = value(environment, "JWT_AUDIENCE");
        if (issuer.isPresent() != audience.isPresent()) {
            throw new StartFailure(
                    "JWT_ISSUER and JWT_AUDIENCE go together: whose tokens are taken, and whom they are for.");
        }
        return issuer.map(name -> {
            uri("JWT_ISSUER", name);
            return new Tokens(name, Set.of(audience.orElseThrow().split("\\s*,\\s*")));
        });
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

    private static URI uri(String name, String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new StartFailure(name + " must be an address such as http://127.0.0.1:8000.");
    }
}
