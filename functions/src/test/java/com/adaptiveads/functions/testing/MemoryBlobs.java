package com.adaptiveads.functions.testing;

import com.adaptiveads.functions.blob.Blobs;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** A bucket in memory. */
public final class MemoryBlobs implements Blobs {
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    /** Each takes a second. */
    private final AtomicLong writes = new AtomicLong();

    public Set<String> keys() {
        return new TreeSet<>(objects.keySet());
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        objects.put(key, content);
        written.put(key, Instant.ofEpochSecond(writes.incrementAndGet()));
    }

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public Optional<byte[]> head(String key, int bytes) {
        return get(key).map(content -> Arrays.copyOf(content, Math.min(bytes, content.length)));
    }

    @Override
    public Optional<Instant> modified(String key) {
        return Optional.ofNullable(written.get(key)).filter(at -> objects.containsKey(key));
    }

    @Override
    public List<Stored> list(String prefix, int max) {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .limit(max)
                .map(object -> new Stored(object.getKey(), object.getValue().length))
                .toList();
    }

    @Override
    public boolean copy(String from, String to) {
        get(from).ifPresent(content -> put(to, content, ""));
        return exists(from);
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
    }

    @Override
    public void deleteAll(String prefix) {
        objects.keySet().removeIf(key -> key.startsWith(prefix));
    }
}
