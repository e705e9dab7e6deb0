package com.adaptiveads.local.http;

import com.adaptiveads.events.api.ErrorBody;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.functions.Route;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * API Gateway's part: the routing table, who may call, its limits (10 MB a request, 30 s an answer) and its payload format,
 * in front of the real handlers. Its own errors have the form of ours, but for those about tokens, which are as AWS has them.
 */
public final class ApiGateway implements AutoCloseable {
    static final int MAX_BODY = 10 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ApiGateway.class);
    private static final long MAX_DISCARDED = 256L * 1024 * 1024;

    private final List<Bound> routes;
    private final Bound fallback;
    private final Authorizer authorizer;
    private final Duration timeout;
    private final ExecutorService invocations = Executors.newVirtualThreadPerTaskExecutor();

    /** A route and the handler that serves it. */
    public record Bound(Route route, RequestStreamHandler handler) {
        String key() {
            return route.method() + " " + route.pattern();
        }
    }

    /**
     * @param fallback serves what fits no route
     * @param authorizer asked before each call
     * @param timeout after which the caller gets a 503; 30 s on AWS
     */
    public ApiGateway(List<Bound> routes, Bound fallback, Authorizer authorizer, Duration timeout) {
        this.routes = List.copyOf(routes);
        this.fallback = fallback;
        this.authorizer = authorizer;
        this.timeout = timeout;
    }

    boolean serves(String rawPath) {
        return routes.stream().anyMatch(r -> r.route().match(rawPath).isPresent());
    }

    void handle(HttpExchange exchange) throws IOException {
        Optional<byte[]> body = body(exchange);
        GatewayAnswer answer = body.isPresent()
                ? route(exchange, body.get())
                : error(413, "too_large", "The request is over 10 MB; large photos go through POST /api/uploads.");
        answer.send(exchange);
    }

    /** Empty when it is too large; the rest is read and forgotten, or the caller would never see our answer. */
    private static Optional<byte[]> body(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(MAX_BODY + 1);
        if (body.length <= MAX_BODY) {
            return Optional.of(body);
        }
        byte[] rest = new byte[1 << 16];
        long discarded = 0;
        int read;
        while (discarded < MAX_DISCARDED && (read = in.read(rest)) >= 0) {
            discarded += read;
        }
        return Optional.empty();
    }

    private GatewayAnswer route(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        for (Bound bound : routes) {
            Optional<Map<String, String>> match = bound.route().match(path);
            if (match.isPresent() && bound.route().method().equals(exchange.getRequestMethod())) {
                return authorized(exchange, bound.handler(), bound.key(), decoded(match.get()), body);
            }
        }
        return authorized(exchange, fallback.handler(), "$default", Map.of(), body);
    }

    private GatewayAnswer authorized(
            HttpExchange exchange,
            RequestStreamHandler handler,
            String routeKey,
            Map<String, String> pathParameters,
            byte[] body)
            throws IOException {
        String requestId = UUID.randomUUID().toString();
        exchange.getResponseHeaders().set("apigw-requestid", requestId);
        return switch (authorizer.decide(routeKey, exchange.getRequestHeaders().getFirst("authorization"))) {
            case Authorizer.Refused refused -> {
                exchange.getResponseHeaders().set("www-authenticate", refused.challenge());
                yield GatewayAnswer.json(refused.status(), Json.bytes(Map.of("message", refused.message())));
            }
            case Authorizer.Allowed(var caller) ->
                invoke(
                        handler,
                        routeKey,
                        requestId,
                        Json.bytes(GatewayEvent.of(exchange, requestId, routeKey, pathParameters, caller, body)));
        };
    }

    private GatewayAnswer invoke(RequestStreamHandler handler, String routeKey, String requestId, byte[] event) {
        Future<byte[]> invocation = invocations.submit(() -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            long deadline = System.currentTimeMillis() + timeout.toMillis();
            handler.handleRequest(
                    new ByteArrayInputStream(event),
                    answer,
                    new LambdaContext(requestId, handler.getClass().getSimpleName(), deadline));
            return answer.toByteArray();
        });
        try {
            return GatewayAnswer.parse(invocation.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            invocation.cancel(true);
            return error(503, "timeout", "The answer took longer than " + timeout.toSeconds() + " s; try again.");
        } catch (ExecutionException | RuntimeException e) {
            LOG.error("{} failed, request {}", routeKey, requestId, e);
            return error(500, "internal", "Something went wrong on our side; try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return error(503, "stopping", "The server is stopping.");
        }
    }

    private static Map<String, String> decoded(Map<String, String> parameters) {
        Map<String, String> decoded = new HashMap<>();
        parameters.forEach((name, value) -> decoded.put(name, GatewayEvent.decoded(value.replace("+", "%2B"))));
        return decoded;
    }

    private static GatewayAnswer error(int status, String code, String sentence) {
        return GatewayAnswer.json(status, Json.bytes(new ErrorBody(sentence, code).toJson()));
    }

    /** Ends at once; the front has waited for answers before. */
    @Override
    public void close() {
        invocations.shutdownNow();
    }
}
