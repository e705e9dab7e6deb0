package com.adaptiveads.functions.drop;

import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.job.DropOrder;
import com.adaptiveads.events.job.DropOrder.Sidecar;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.store.DropKey;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.events.store.ImageType;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.functions.blob.Blobs;
import com.adaptiveads.functions.blob.Blobs.Stored;
import com.adaptiveads.functions.log.Log;
import com.adaptiveads.functions.product.Intake;
import com.adaptiveads.functions.product.PhotoCheck;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Marketing's folder. A photo is read together with its sidecar, whichever of the two arrives last, so events may come
 * twice and in any order. A photo that cannot be used moves to {@code drop-failed/} with the reason beside it.
 */
public final class DropFolder {
    private static final String SIDECAR = "json";
    private static final int MAX_SIDECAR_BYTES = 64 << 10;
    private static final int MAX_SAME_NAME = 100;

    private final Intake intake;
    private final Orders orders;
    private final Blobs blobs;
    private final Clock clock;
    private final Log log;

    public DropFolder(Intake intake, Orders orders, Blobs blobs, Clock clock, Log log) {
        this.intake = intake;
        this.orders = orders;
        this.blobs = blobs;
        this.clock = clock;
        this.log = log;
    }

    void arrived(DropKey drop, long size) {
        if (drop.extension().equals(SIDECAR)) {
            photosOf(drop);
        } else {
            photo(drop, size);
        }
    }

    /** The photos a sidecar is about, if they are here already. */
    private void photosOf(DropKey sidecar) {
        for (Stored stored : blobs.list(Keys.DROP + sidecar.campaign() + "/" + sidecar.name() + ".", MAX_SAME_NAME)) {
            DropKey.parse(stored.key())
                    .filter(drop ->
                            drop.name().equals(sidecar.name()) && type(drop).isPresent())
                    .ifPresent(drop -> photo(drop, stored.size()));
        }
    }

    private void photo(DropKey drop, long size) {
        Optional<Problem> problem;
        try {
            problem = take(drop, size);
        } catch (InvalidJson e) {
            problem = Optional.of(new Problem(e.sentence(), e.code()));
        }
        problem.ifPresent(p -> reject(drop, p));
    }

    /** @return why the photo cannot be used, if so */
    private Optional<Problem> take(DropKey drop, long size) {
        if (type(drop).isEmpty()) {
            return Optional.of(new Problem(
                    "Only JPEG, PNG and WebP photos, and .json files with options, can be used here.", "not_an_image"));
        }
        if (size > PhotoCheck.MAX_BYTES) {
            return Optional.of(PhotoCheck.tooLarge());
        }
        Optional<byte[]> photo = blobs.get(drop.key());
        if (photo.isEmpty()) {
            return Optional.empty(); // an earlier delivery of this event set it aside
        }
        return switch (PhotoCheck.of(photo.get())) {
            case PhotoCheck.Unusable unusable -> Optional.of(unusable.problem());
            case PhotoCheck.Usable usable -> {
                order(drop, photo.get(), usable.type());
                yield Optional.empty();
            }
        };
    }

    private void order(DropKey drop, byte[] photo, ImageType type) {
        Sidecar sidecar = sidecar(drop);
        Phrase phrase = sidecar.prompt()
                .map(prompt -> Phrase.of("prompt", prompt))
                .orElseGet(() -> Phrase.of("The file's name", drop.phrase()));
        String id = Ids.product(photo, phrase);
        String key = Keys.original(id, type);
        Product fresh = Product.uploading(id, phrase, Optional.of(drop.campaign()), clock.millis(), key);
        DropOrder order = new DropOrder(drop.key(), sidecar.count(), sidecar.formats());
        orders.once(
                Ids.dropOrder(id, Json.string(order.toJson()), modifiedMs(drop.key()), modifiedMs(drop.sidecarKey())),
                () -> intake.take(fresh, () -> blobs.copy(drop.key(), key), Optional.of(order)));
    }

    private long modifiedMs(String key) {
        return blobs.modified(key).map(Instant::toEpochMilli).orElse(0L);
    }

    private Sidecar sidecar(DropKey drop) {
        try {
            return blobs.head(drop.sidecarKey(), MAX_SIDECAR_BYTES)
                    .map(json -> Sidecar.from(Json.object(json)))
                    .orElse(Sidecar.NONE);
        } catch (InvalidJson e) {
            String why = e.code().equals("invalid_json") ? "it is not one JSON object." : e.sentence();
            throw new InvalidJson(e.code(), "The options in " + drop.name() + ".json cannot be used: " + why);
        }
    }

    /** The photo leaves {@code drop/} last, so that no interruption loses it. */
    private void reject(DropKey drop, Problem problem) {
        if (!blobs.copy(drop.key(), drop.failed())) {
            return; // an earlier delivery of this event was faster
        }
        blobs.put(
                drop.failedReason(),
                (problem.sentence() + "\n").getBytes(StandardCharsets.UTF_8),
                "text/plain; charset=utf-8");
        blobs.delete(drop.key());
        log.warn("dropped photo cannot be used", Map.of("campaign", drop.campaign(), "code", problem.code()));
    }

    private static Optional<ImageType> type(DropKey drop) {
        return ImageType.ofExtension(drop.extension());
    }
}
