package com.adaptiveads.worker.telemetry;

import com.adaptiveads.events.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves {@code /metrics} and {@code /health} (200 when ready, else 503); anything else is 404. */
public final class TelemetryServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PrometheusTextFormatWriter writer =
            PrometheusTextFormatWriter.builder().build();
    private final Metrics metrics;
    private final Health health;

    private TelemetryServer(HttpServer server, Metrics metrics, Health health) {
        this.server = server;
        this.metrics = metrics;
        this.health = health;
    }

    /**
     * Serves from now on, on all addresses.
     *
     * @param port 0 for any free one
     * @throws IllegalArgumentException with a sentence when the port cannot be used
     */
    public static TelemetryServer start(int port, Metrics metrics, Health health) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(port), 0);
        } catch (IOException e) {
            throw new IllegalArgumentException("METRICS_PORT " + port + " cannot be used (" + e.getMessage() + ").", e);
        }
        TelemetryServer telemetry = new TelemetryServer(server, metrics, health);
        server.setExecutor(telemetry.threads);
        server.createContext("/", telemetry::answer);
        server.start();
        return telemetry;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/metrics" -> send(exchange, OK, writer.getContentType(), metricsText());
                case "/health" ->
                    send(
                            exchange,
                            health.isReady() ? OK : UNAVAILABLE,
                            "application/json",
                            Json.bytes(health.toJson()));
                default -> exchange.sendResponseHeaders(NOT_FOUND, -1);
            }
        }
    }

    private byte[] metricsText() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, metrics.snapshot());
        return text.toByteArray();
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
