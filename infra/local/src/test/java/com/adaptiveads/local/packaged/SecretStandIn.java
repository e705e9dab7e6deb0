package com.adaptiveads.local.packaged;

import com.adaptiveads.events.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code GetSecretValue} of Secrets Manager, by name; every other call fails.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>
 */
final class SecretStandIn implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();

    SecretStandIn() {
        server = Loopback.serve(this::serve);
    }

    String endpoint() {
        return Loopback.address(server);
    }

    void put(String name, String secret) {
        secrets.put(name, secret);
    }

    /** How often it was asked since the last time. */
    int reads() {
        return reads.getAndSet(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        reads.incrementAndGet();
        String name = Json.object(exchange.getRequestBody().readAllBytes()).string("SecretId");
        boolean found = "secretsmanager.GetSecretValue"
                        .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                && secrets.containsKey(name);
        byte[] answer = Json.bytes(
                found
                        ? Map.of("Name", name, "SecretString", secrets.get(name))
                        : Map.of("__type", "ResourceNotFoundException", "Message", "no such secret"));
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(found ? 200 : 400, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
