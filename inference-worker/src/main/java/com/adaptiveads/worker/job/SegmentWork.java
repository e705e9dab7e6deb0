package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Cutout;
import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.api.Product.Size;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.ComposeJob.Reason;
import com.adaptiveads.events.job.DropOrder;
import com.adaptiveads.events.job.SegmentJob;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.events.store.Keys.View;
import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Decoding;
import com.adaptiveads.worker.image.ImageDecoder;
import com.adaptiveads.worker.image.ImageEncoder;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.scene.Palette;
import com.adaptiveads.worker.segment.Segmentation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Cuts a product out of its photo: all views first, then the product turns ready, then, for a dropped photo, the order
 * to compose goes out.
 */
public final class SegmentWork {
    private static final long MAX_PHOTO_BYTES = 30L << 20;
    private static final int SEED_HEX_DIGITS = 12; // 48 bits: seeds in JSON are exact below 2^53

    private final Blobs blobs;
    private final ProductStore products;
    private final JobSender sender;
    private final Engines engines;
    private final Clock clock;
    private final StepTimes steps;
    private final ImageDecoder decoder = new ImageDecoder();
    private final Views views = new Views(new ImageEncoder());
    private final DropFolder drops;

    public SegmentWork(
            Blobs blobs, ProductStore products, JobSender sender, Engines engines, Clock clock, StepTimes steps) {
        this.blobs = blobs;
        this.products = products;
        this.sender = sender;
        this.engines = engines;
        this.clock = clock;
        this.steps = steps;
        this.drops = new DropFolder(blobs);
    }

    Outcome run(SegmentJob job) {
        Optional<Product> product = products.find(job.productId());
        if (product.isEmpty()) {
            blobs.deleteAll(Keys.products(job.productId())); // of an earlier run that died
            return new Outcome.Done();
        }
        if (product.get().status() != Status.READY) {
            Optional<Problem> problem = segment(job);
            if (problem.isPresent()) {
                tell(job, problem.get());
                return new Outcome.Refused(problem.get());
            }
        }
        job.thenCompose().ifPresent(order -> sender.send(composeJob(job, order)));
        return new Outcome.Done();
    }

    /** Marks the product as failed and, if it was dropped, sets the photo aside. */
    void tell(SegmentJob job, Problem problem) {
        var _ = settle(job.productId(), product -> product.failed(problem));
        job.thenCompose().ifPresent(order -> drops.reject(order.sourceKey(), job.originalKey(), problem));
    }

    /** @return why it cannot be done, if so */
    private Optional<Problem> segment(SegmentJob job) {
        OptionalLong size = blobs.size(job.originalKey());
        if (size.isEmpty()) {
            return Optional.of(new Problem("The photo is gone; upload it again.", "photo_missing"));
        }
        if (size.getAsLong() > MAX_PHOTO_BYTES) {
            return Optional.of(new Problem("The photo's file is larger than 30 MB.", "file_too_large"));
        }
        byte[] file = blobs.get(job.originalKey()).orElseThrow();
        return switch (decoder.decode(file)) {
            case Decoding.Refused(String code, String sentence) -> Optional.of(new Problem(sentence, code));
            case Decoding.Decoded(Pixels photo) -> segment(job, photo);
        };
    }

    private Optional<Problem> segment(SegmentJob job, Pixels photo) {
        Cancellation.check();
        long start = clock.millis();
        Segmentation result = engines.segmenter().segment(photo, job.phrase());
        steps.took("segment", engines.segmenter().engine(), clock.millis() - start);
        return switch (result) {
            case Segmentation.Refused(String code, String sentence) -> Optional.of(new Problem(sentence, code));
            case Segmentation.Cutout cutout -> {
                store(job, photo, cutout);
                yield Optional.empty();
            }
        };
    }

    private void store(SegmentJob job, Pixels photo, Segmentation.Cutout cutout) {
        Cancellation.check();
        Palette palette =
                engines.sceneReader().read(photo, cutout.image(), 1, 0).palette();
        for (View view : View.values()) {
            Cancellation.check();
            blobs.put(Keys.view(job.productId(), view), views.file(view, photo, cutout), Views.contentType(view));
        }
        Box box = cutout.box();
        Cutout found = new Cutout(
                new Size(photo.width(), photo.height()),
                new Size(box.width(), box.height()),
                List.of(box.left(), box.top(), box.right(), box.bottom()),
                Math.clamp(cutout.score(), 0, 1),
                cutout.engine(),
                palette.product().stream()
                        .map(swatch -> "#%06x".formatted(swatch.rgb() & 0xFFFFFF))
                        .toList());
        if (!settle(job.productId(), product -> product.ready(found))) {
            blobs.deleteAll(Keys.products(job.productId())); // deleted meanwhile: leave nothing behind
        }
    }

    /**
     * Changes the product unless it is ready.
     *
     * @return false when it does not exist any more
     */
    private boolean settle(String productId, UnaryOperator<Product> change) {
        while (true) {
            Optional<Product> product = products.find(productId);
            if (product.isEmpty()) {
                return false;
            }
            if (product.get().status() == Status.READY || products.replace(change.apply(product.get()))) {
                return true;
            }
        }
    }

    private static ComposeJob composeJob(SegmentJob job, DropOrder order) {
        String id = Ids.dropJob(job.productId(), Json.string(order.toJson()));
        return new ComposeJob(
                id,
                job.createdAtMs(),
                Optional.empty(),
                job.productId(),
                order.count(),
                order.formats(),
                Hotspot.UNKNOWN,
                Canvas.DEFAULT,
                Reason.DROP,
                Optional.of(order.sourceKey()),
                Long.parseLong(id.substring(0, SEED_HEX_DIGITS), 16));
    }
}
