package com.adaptiveads.local.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The part of Lambda's Runtime API that a runtime talks to: next invocation, response, error, init error, restore. One
 * function per instance, on a loopback port of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // head and body are two writes; Nagle costs 40 ms
    }

    private final HttpServer server;
    private final BlockingQueue<Invocation> next = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private final CompletableFuture<Long> checkpointed = new CompletableFuture<>();
    private final CompletableFuture<Void> restored = new CompletableFuture<>();

    /** What the function answered: its bytes, or the error report of the runtime. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, compared by nobody
    record Answer(boolean failed, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, compared by nobody
    private record Invocation(String id, byte[] event, CompletableFuture<Answer> answer) {}

    RuntimeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(PREFIX, this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Waits until the function has started and asks for its first event; {@link System#nanoTime()} of that moment. */
    long awaitReady() {
        return await(ready);
    }

    /** Waits until the hooks before a SnapStart checkpoint have run. */
    long awaitCheckpoint() {
        return await(checkpointed);
    }

    /** Lets a function that waits at its checkpoint go on, as Lambda does when it restores the snapshot. */
    void restore() {
        restored.complete(null);
    }

    /** A start that failed: every waiting call ends with the runtime's report. */
    void failed(String report) {
        IllegalStateException failure = new IllegalStateException("the function did not start: " + report);
        ready.completeExceptionally(failure);
        checkpointed.completeExceptionally(failure);
        running.values().forEach(invocation -> invocation.answer().completeExceptionally(failure));
    }

    Answer invoke(byte[] event) {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
        running.put(invocation.id(), invocation);
        next.add(invocation);
        return await(invocation.answer());
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String[] path =
                exchange.getRequestURI().getPath().substring(PREFIX.length()).split("/", -1);
        switch (path[0]) {
            case "invocation" -> {
                if (path[1].equals("next")) {
                    hand(exchange);
                } else {
                    Invocation invocation = running.remove(path[1]);
                    reply(exchange, 202, new byte[0]);
                    if (invocation != null) {
                        invocation.answer().complete(new Answer(path[2].equals("error"), body));
                    }
                }
            }
            case "restore" -> {
                if (path[1].equals("next")) {
                    checkpointed.complete(System.nanoTime());
                    restored.join();
                } else {
                    failed(new String(body, StandardCharsets.UTF_8));
                }
                reply(exchange, 200, new byte[0]);
            }
            case "init" -> {
                failed(new String(body, StandardCharsets.UTF_8));
                reply(exchange, 202, new byte[0]);
            }
            default -> reply(exchange, 404, new byte[0]);
        }
    }

    private void hand(HttpExchange exchange) throws IOException {
        ready.complete(System.nanoTime());
        try {
            Invocation invocation = next.take();
            long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
            exchange.getResponseHeaders().set("Content-Type", "application/json"); // without it the client crashes
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:test");
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Parent=0000000000000000");
            reply(exchange, 200, invocation.event());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the function did not answer within " + PATIENCE, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        restored.complete(null);
        server.stop(0);
    }
}
