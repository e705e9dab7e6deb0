package com.adaptiveads.local.http;

import com.adaptiveads.local.StartFailure;
import com.adaptiveads.local.emulator.Ports;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the API and the front end on {@code localhost}, in IPv4 and, where the machine has it, in IPv6. A slow caller
 * holds a virtual thread and nothing else.
 */
public final class HttpFront implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final int BACKLOG = 1024;
    private static final int DRAIN_SECONDS = 5;

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // or every answer of two writes waits 40 ms
        System.setProperty("sun.net.httpserver.maxReqTime", "120"); // seconds to send a request, for the slowest
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1024");
    }

    private final ApiGateway api;
    private final StaticSite site;
    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    private HttpFront(ApiGateway api, StaticSite site) {
        this.api = api;
        this.site = site;
    }

    /**
     * @param port 0 for any free one
     * @throws StartFailure when the port is taken
     */
    public static HttpFront start(int port, ApiGateway api, StaticSite site) {
        HttpFront front = new HttpFront(api, site);
        try {
            front.listen("127.0.0.1", port);
        } catch (IOException e) {
            throw Ports.taken(port, e);
        }
        try {
            front.listen("::1", front.port());
        } catch (IOException e) {
            LOG.info("not listening on ::1: {}", e.getMessage()); // no IPv6 here, or the port is taken there
        }
        return front;
    }

    public int port() {
        return servers.getFirst().getAddress().getPort();
    }

    private void listen(String address, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), BACKLOG);
        server.setExecutor(requests);
        server.createContext("/", this::handle);
        server.start();
        servers.add(server);
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Optional<Path> file = file(exchange);
            if (file.isPresent()) {
                site.send(exchange, file.get());
            } else {
                api.handle(exchange);
            }
        } catch (IOException e) {
            LOG.debug("a caller went away", e);
        } catch (RuntimeException e) {
            LOG.error("a request failed in the front", e);
        }
    }

    /** At {@code /} and at the front end's own views a browser gets the page, everyone else the API. */
    private Optional<Path> file(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        if ((!method.equals("GET") && !method.equals("HEAD")) || path == null || !path.startsWith("/")) {
            return Optional.empty();
        }
        if (path.equals("/")) {
            return wantsHtml(exchange) ? site.file(path) : Optional.empty();
        }
        if (path.startsWith("/api/") || api.serves(exchange.getRequestURI().getRawPath())) {
            return Optional.empty();
        }
        Optional<Path> file = site.file(path);
        return file.isEmpty() && wantsHtml(exchange) ? site.view(path) : file;
    }

    private static boolean wantsHtml(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Accept", List.of()).stream()
                .anyMatch(accept -> accept.contains("text/html"));
    }

    /** Takes no new requests, lets those under way finish for a few seconds. */
    @Override
    public void close() {
        servers.forEach(server -> server.stop(DRAIN_SECONDS));
        requests.shutdownNow();
        api.close();
    }
}
