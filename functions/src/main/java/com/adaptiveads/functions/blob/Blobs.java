package com.adaptiveads.functions.blob;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Objects of the data bucket. */
public interface Blobs {
    /** Writes or overwrites. */
    void put(String key, byte[] content, String contentType);

    /** The whole object; for small ones. */
    Optional<byte[]> get(String key);

    /** The first {@code bytes} of an object, or all of it when it is shorter. */
    Optional<byte[]> head(String key, int bytes);

    /** When it was last written, to the second; empty when it is not there. */
    Optional<Instant> modified(String key);

    default boolean exists(String key) {
        return modified(key).isPresent();
    }

    /** What lies under keys that start with {@code prefix}, the first {@code max} by key. */
    List<Stored> list(String prefix, int max);

    /**
     * Copies within the bucket, without the bytes passing through here.
     *
     * @return false when there is nothing to copy
     */
    boolean copy(String from, String to);

    /** Nothing happens when it is not there. */
    void delete(String key);

    /** Deletes every object whose key starts with {@code prefix}, however many. */
    void deleteAll(String prefix);

    /** An object that is there. */
    record Stored(String key, long size) {}
}
