package com.adaptiveads.local.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The built front end: the files of one folder, never anything outside it and nothing hidden in it. */
public final class StaticSite {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json; charset=utf-8"),
            Map.entry("map", "application/json; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final Path root;
    private final Path hashed;

    public StaticSite(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.hashed = this.root.resolve("assets");
    }

    /** The file behind a decoded URL path; the folder itself stands for its {@code index.html}. */
    Optional<Path> file(String path) {
        try {
            Path file = root.resolve(path.substring(1)).normalize();
            Path found = file.equals(root) ? root.resolve("index.html") : file;
            return found.startsWith(root)
                            && !hidden(root.relativize(found))
                            && Files.isRegularFile(found, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(found)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean hidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** The page itself for an address of one of its views: the views have no dot in their last segment, files have. */
    Optional<Path> view(String path) {
        return path.substring(path.lastIndexOf('/')).contains(".") ? Optional.empty() : file("/");
    }

    /**
     * Files whose name tells their content, those under {@code assets/}, are kept for good; for others browsers ask each
     * time whether they are still the same.
     */
    void send(HttpExchange exchange, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        String tag = "\"" + Long.toHexString(attributes.lastModifiedTime().toMillis()) + "-"
                + Long.toHexString(attributes.size()) + "\"";
        Headers headers = exchange.getResponseHeaders();
        headers.set("content-type", type(file));
        headers.set("cache-control", file.startsWith(hashed) ? FOREVER : "no-cache");
        headers.set("x-content-type-options", "nosniff");
        headers.set("etag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("if-none-match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("content-length", Long.toString(attributes.size()));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, attributes.size() == 0 ? -1 : attributes.size());
            try (OutputStream out = exchange.getResponseBody()) {
                Files.copy(file, out);
            }
        }
    }

    private static String type(Path file) {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }
}
