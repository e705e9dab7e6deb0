package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.store.DropKey;
import java.nio.charset.StandardCharsets;

/** Marketing's folder, from the worker's side: what cannot be used goes to {@code drop-failed/} with a sentence. */
final class DropFolder {
    private final Blobs blobs;

    DropFolder(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * Sets a dropped photo aside. It leaves {@code drop/} last, so that no crash loses it.
     *
     * @param originalKey where else its bytes are, should somebody have moved it on already
     */
    void reject(String sourceKey, String originalKey, Problem problem) {
        DropKey drop = parse(sourceKey);
        if (!blobs.copy(sourceKey, drop.failed())) {
            blobs.copy(originalKey, drop.failed());
        }
        byte[] sentence = (problem.sentence() + "\n").getBytes(StandardCharsets.UTF_8);
        blobs.put(drop.failedReason(), sentence, "text/plain; charset=utf-8");
        blobs.delete(sourceKey);
    }

    static DropKey parse(String sourceKey) {
        return DropKey.parse(sourceKey)
                .orElseThrow(() -> new IllegalArgumentException("The job names no photo in the drop folder."));
    }
}
