package com.adaptiveads.local.event;

import com.adaptiveads.events.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How far each shard of a stream has been delivered, kept in a file. Used by one thread. */
final class Checkpoints {
    private final Path file;
    private final Map<String, Object> sequenceNumbers = new TreeMap<>();

    Checkpoints(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                sequenceNumbers.putAll(Json.object(Files.readAllBytes(file)).fields());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Optional<String> of(String shard) {
        return Optional.ofNullable((String) sequenceNumbers.get(shard));
    }

    void set(String shard, String sequenceNumber) {
        sequenceNumbers.put(shard, sequenceNumber);
        save();
    }

    /** Shards that are no more need no place. */
    void keep(Set<String> shards) {
        if (sequenceNumbers.keySet().retainAll(shards)) {
            save();
        }
    }

    private void save() {
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
            Files.write(unfinished, Json.bytes(sequenceNumbers));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
