package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.DropOrder.Sidecar;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.store.DropKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Marketing's folder, from the worker's side: what cannot be used goes to {@code drop-failed/} with a sentence. */
final class DropFolder {
    private static final int MAX_SIDECAR_BYTES = 64 << 10;
    private static final byte[] NOTHING = {};

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

    /**
     * Whether the options beside a dropped photo ask for something else by now. They have an order of their own, whose ads belong in
     * the result folder; these would lie over them if they came last. Without the photo options order nothing.
     *
     * @param phrase the job's
     */
    boolean superseded(ComposeJob job, String phrase) {
        return job.drop()
                .map(DropFolder::parse)
                .filter(drop -> asksOtherwise(drop, job, phrase))
                .isPresent();
    }

    private boolean asksOtherwise(DropKey drop, ComposeJob job, String phrase) {
        OptionalLong size = blobs.size(drop.sidecarKey());
        if (size.isEmpty()
                || size.getAsLong() > MAX_SIDECAR_BYTES
                || blobs.size(drop.key()).isEmpty()) {
            return false;
        }
        try {
            Sidecar options =
                    Sidecar.from(Json.object(blobs.get(drop.sidecarKey()).orElse(NOTHING)));
            Phrase asked = Phrase.of("prompt", options.prompt().orElseGet(drop::phrase));
            return options.count() != job.count()
                    || !options.formats().equals(job.formats())
                    || !asked.text().equals(phrase);
        } catch (InvalidJson e) {
            return false; // what cannot be used brings no order of its own
        }
    }

    static DropKey parse(String sourceKey) {
        return DropKey.parse(sourceKey)
                .orElseThrow(() -> new IllegalArgumentException("The job names no photo in the drop folder."));
    }
}
