package com.adaptiveads.local.event;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Objects whose event is owed, a small file each. The file is written before the object and removed after its event was
 * handled, so that whatever kills the process in between, the next start still knows.
 */
final class PendingEvents {
    private static final String SUFFIX = ".json";

    private final Path folder;

    /** An object that is about to be there, or there and not yet told. */
    record Pending(String id, String bucket, String key) {}

    PendingEvents(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Pending add(String bucket, String key) {
        Pending pending = new Pending(UUID.randomUUID().toString(), bucket, key);
        try {
            Path unfinished = folder.resolve(pending.id() + ".tmp");
            Files.write(
                    unfinished,
                    Json.bytes(
                            new Fields().with("bucket", bucket).with("key", key).map()));
            Files.move(unfinished, file(pending));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pending;
    }

    void remove(Pending pending) {
        try {
            Files.deleteIfExists(file(pending));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Pending> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(SUFFIX))
                    .map(PendingEvents::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pending read(Path file) {
        try {
            JsonObject json = Json.object(Files.readAllBytes(file));
            String name = file.getFileName().toString();
            return new Pending(
                    name.substring(0, name.length() - SUFFIX.length()), json.string("bucket"), json.string("key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Pending pending) {
        return folder.resolve(pending.id() + SUFFIX);
    }
}
