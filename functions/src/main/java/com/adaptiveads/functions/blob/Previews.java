package com.adaptiveads.functions.blob;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Small pictures for answers in JSON, read side by side, as many as an answer can carry. */
public final class Previews {
    /** Of 6 MB, the most a Lambda may answer: room is left for the other fields and their escaping. */
    private static final long MAX_BASE64 = 5_000_000;

    private static final int AT_ONCE = 8;

    private final Blobs blobs;

    public Previews(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Plain Base64 by key; what is not there is left out. */
    public Map<String, String> base64(List<String> keys) {
        Map<String, Future<Optional<byte[]>>> reads = new LinkedHashMap<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            keys.forEach(key -> reads.put(key, readers.submit(() -> blobs.get(key))));
        }
        Map<String, String> encoded = new HashMap<>();
        reads.forEach((key, read) -> done(read)
                .ifPresent(bytes -> encoded.put(key, Base64.getEncoder().encodeToString(bytes))));
        return encoded;
    }

    /**
     * The bodies of the first items, at least one, whose previews fit into one answer.
     *
     * @param keys of an item's previews
     * @param body of an item, given its previews' Base64 by key
     */
    public <T> List<Map<String, Object>> fit(
            List<T> items,
            Function<T, List<String>> keys,
            BiFunction<T, Map<String, String>, Map<String, Object>> body) {
        List<Map<String, Object>> bodies = new ArrayList<>();
        long room = MAX_BASE64;
        for (int from = 0; from < items.size(); from += AT_ONCE) {
            List<T> some = items.subList(from, Math.min(from + AT_ONCE, items.size()));
            Map<String, String> loaded = base64(
                    some.stream().flatMap(item -> keys.apply(item).stream()).toList());
            for (T item : some) {
                for (String key : keys.apply(item)) {
                    room -= loaded.getOrDefault(key, "").length();
                }
                if (room < 0 && !bodies.isEmpty()) {
                    return bodies;
                }
                bodies.add(body.apply(item, loaded));
            }
        }
        return bodies;
    }

    private static Optional<byte[]> done(Future<Optional<byte[]>> read) {
        try {
            return read.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a preview could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading previews", e);
        }
    }
}
