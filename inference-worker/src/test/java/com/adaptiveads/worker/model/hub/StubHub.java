package com.adaptiveads.worker.model.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model hub on this machine, with the store it redirects large files to; both can be told to misbehave. */
final class StubHub implements AutoCloseable {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static final int SMALL = 1000;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer hub = server(this::atHub);
    private final HttpServer store = server(this::atStore);
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** Authorization headers, by who got them. */
    final List<String> hubHeard = new CopyOnWriteArrayList<>();

    final List<String> storeHeard = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Answers instead, when it gives true. */
    volatile Misbehaviour hubTrouble = exchange -> false;

    volatile Misbehaviour storeTrouble = exchange -> false;

    interface Misbehaviour {
        boolean instead(HttpExchange exchange) throws IOException;
    }

    /** @param path such as {@code owner/name/weights.onnx} */
    void put(String path, byte[] content) {
        files.put(path, content);
    }

    URI address() {
        return address(hub);
    }

    @Override
    public void close() {
        hub.stop(0);
        store.stop(0);
        threads.shutdownNow();
    }

    /** Sends part of what it promises, then cuts the connection. */
    void cutAfter(HttpExchange exchange, int bytes) throws IOException {
        byte[] content = content(exchange);
        Matcher range = range(exchange);
        int from = Integer.parseInt(range.group(1));
        int to = Integer.parseInt(range.group(2)) + 1;
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
        exchange.sendResponseHeaders(206, to - from);
        OutputStream body = exchange.getResponseBody();
        body.write(content, from, Math.min(bytes, to - from));
        body.flush();
        exchange.close();
    }

    static boolean answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
        return true;
    }

    private void atHub(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        note(exchange, hubHeard);
        if (hubTrouble.instead(exchange)) {
            return;
        }
        byte[] content = files.get(path(exchange));
        if (content == null) {
            exchange.getResponseHeaders().set("X-Error-Code", "EntryNotFound");
            answer(exchange, 404);
            return;
        }
        exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
        if (content.length <= SMALL) {
            exchange.getResponseHeaders().set("ETag", "\"" + gitBlob(content) + "\"");
            serve(exchange, content);
            return;
        }
        exchange.getResponseHeaders().set("X-Linked-Size", Integer.toString(content.length));
        exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + hash("SHA-256", content) + "\"");
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        address(store) + "/signed?file=" + path(exchange).replace(" ", "%20"));
        answer(exchange, 302);
    }

    private void atStore(HttpExchange exchange) throws IOException {
        note(exchange, storeHeard);
        if (!storeTrouble.instead(exchange)) {
            serve(exchange, content(exchange));
        }
    }

    private void serve(HttpExchange exchange, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
            answer(exchange, 200);
            return;
        }
        int to = Integer.parseInt(range(exchange).group(2)) + 1;
        if (to > content.length) {
            answer(exchange, 416);
            return;
        }
        cutAfter(exchange, content.length);
    }

    private byte[] content(HttpExchange exchange) {
        return files.get(path(exchange));
    }

    private static String path(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query != null
                ? query.substring("file=".length())
                : exchange.getRequestURI().getPath().substring(1).replaceFirst("/resolve/[^/]+/", "/");
    }

    private static Matcher range(HttpExchange exchange) {
        Matcher range = RANGE.matcher(exchange.getRequestHeaders().getFirst("Range"));
        if (!range.matches()) {
            throw new IllegalStateException("no range");
        }
        return range;
    }

    private static void note(HttpExchange exchange, List<String> heard) {
        heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    }

    private HttpServer server(com.sun.net.httpserver.HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", handler);
            server.setExecutor(threads);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String gitBlob(byte[] content) {
        byte[] head = ("blob " + content.length + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return hash("SHA-1", all);
    }

    private static String hash(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
