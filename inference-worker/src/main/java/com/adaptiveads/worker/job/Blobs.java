package com.adaptiveads.worker.job;

import java.util.Optional;
import java.util.OptionalLong;

/** Files in the data bucket. Writing the same again is of no consequence; what does not exist is deleted in peace. */
public interface Blobs {
    /** Bytes of the file. */
    OptionalLong size(String key);

    Optional<byte[]> get(String key);

    void put(String key, byte[] content, String contentType);

    /** @return false when there is nothing to copy */
    boolean copy(String from, String to);

    void delete(String key);

    /** Deletes everything whose key starts so. */
    void deleteAll(String prefix);
}
