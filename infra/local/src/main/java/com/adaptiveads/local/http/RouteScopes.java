package com.adaptiveads.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The scopes that routes ask for with {@code Auth=jwt}, as the API's description has them: it is held to the template. */
final class RouteScopes {
    private RouteScopes() {}

    /** Scopes by route key; a route that asks for none is missing. */
    static Map<String, List<String>> read() {
        try (InputStream in = Objects.requireNonNull(RouteScopes.class.getResourceAsStream("/openapi.yaml"))) {
            Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            Map<String, List<String>> scopes = new HashMap<>();
            map(document.get("paths"))
                    .forEach((path, operations) -> map(operations).forEach((method, operation) -> {
                        if (operation instanceof Map<?, ?> described
                                && described.get("security") instanceof List<?> needs) {
                            scopes.put(method.toUpperCase(Locale.ROOT) + " " + path, scopes(needs));
                        }
                    }));
            return Map.copyOf(scopes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> scopes(List<?> needs) {
        return needs.stream()
                .map(need -> map(need).get("token"))
                .flatMap(token -> token instanceof List<?> scopes ? scopes.stream() : Stream.empty())
                .map(String::valueOf)
                .toList();
    }

    @SuppressWarnings("unchecked") // the names in a YAML document of OpenAPI are strings
    private static Map<String, Object> map(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }
}
