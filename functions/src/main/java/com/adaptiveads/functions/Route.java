package com.adaptiveads.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A line of the routing table, as API Gateway would hold it.
 *
 * @param pattern path whose {@code {name}} parts each match one segment, such as {@code /api/products/{id}}
 */
public record Route(
        String method,
        String pattern,
        Class<? extends RequestStreamHandler> function,
        Function<Wiring, RequestStreamHandler> handler) {

    /** The path's parameters when the path fits, whatever the method. */
    public Optional<Map<String, String>> match(String path) {
        String[] expected = pattern.split("/", -1);
        String[] actual = path.split("/", -1);
        if (expected.length != actual.length) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{") && !actual[i].isEmpty()) {
                parameters.put(expected[i].substring(1, expected[i].length() - 1), actual[i]);
            } else if (!expected[i].equals(actual[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
