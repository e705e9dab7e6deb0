package com.adaptiveads.local.drop;

import com.adaptiveads.events.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** Which file was taken with which content, kept in a file of its own. Used by one thread. */
final class TakenFiles {
    private final Path file;
    private final Map<String, Object> hashes = new TreeMap<>();

    TakenFiles(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                hashes.putAll(Json.object(Files.readAllBytes(file)).fields());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    boolean contains(String name, String hash) {
        return hash.equals(hashes.get(name));
    }

    void add(String name, String hash) throws IOException {
        hashes.put(name, hash);
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(unfinished, Json.bytes(hashes));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
