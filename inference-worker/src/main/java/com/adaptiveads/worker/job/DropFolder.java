package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.store.DropKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Marketing's folder, from the worker's side: what cannot be used goes to {@code drop-failed/} with a sentence. */
final class DropFolder {
    private final Blobs blobs;

    DropFolder(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * Sets a dropped photo aside. It leaves {@code drop/} last, so that no crash loses it, and only while it is still the
     * photo the job was about: another one under the same name has a job of its own.
     *
     * @param originalKey where the photo's bytes were kept when it arrived
     */
    void reject(String sourceKey, String originalKey, Problem problem) {
        DropKey drop = parse(sourceKey);
        if (!blobs.copy(originalKey, drop.failed())) {
            blobs.copy(sourceKey, drop.failed());
        }
        byte[] sentence = (problem.sentence() + "\n").getBytes(StandardCharsets.UTF_8);
        blobs.put(drop.failedReason(), sentence, "text/plain; charset=utf-8");
        Optional<byte[]> dropped = blobs.get(sourceKey);
        Optional<byte[]> rejected = blobs.get(drop.failed());
        if (dropped.isPresent() && rejected.isPresent() && Arrays.equals(dropped.get(), rejected.get())) {
            blobs.delete(sourceKey);
        }
    }

    static DropKey parse(String sourceKey) {
        return DropKey.parse(sourceKey)
                .orElseThrow(() -> new IllegalArgumentException("The job names no photo in the drop folder."));
    }
}
