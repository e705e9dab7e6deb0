package com.adaptiveads.functions.product;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.functions.blob.Blobs;
import com.adaptiveads.functions.blob.Blobs.Stored;
import com.adaptiveads.functions.log.Log;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gets products on that have been left behind by a crash, a lost event or a client that went away, when somebody looks at them:
 * the one moment at which it matters, and all it takes is a look at the time. Nothing that did arrive is given up.
 */
public final class Reconciler {
    /** So long a product may stay as it is before anybody wonders; a queue may be that long, and a worker start so slowly. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** An hour of them. */
    static final int MOST_SENDS = 12;

    /** A signed URL takes a photo for a quarter of an hour. */
    static final Duration MOST_UPLOADING = Duration.ofDays(1);

    /** Looked after for one answer, so that it never takes long. */
    private static final int AT_ONCE = 20;

    private static final Problem NO_WORKER = new Problem(
            "The photo could not be cut out within an hour; upload it again to try once more.",
            "segmentation_timed_out");

    private final Products products;
    private final Intake intake;
    private final AnnouncedPhotos announced;
    private final Blobs blobs;
    private final Clock clock;
    private final Log log;

    public Reconciler(Products products, Intake intake, AnnouncedPhotos announced, Blobs blobs, Clock clock, Log log) {
        this.products = products;
        this.intake = intake;
        this.announced = announced;
        this.blobs = blobs;
        this.clock = clock;
        this.log = log;
    }

    /** Each as it is now. */
    List<Product> current(List<Product> some) {
        List<Product> current = new ArrayList<>();
        int overdue = 0;
        for (Product product : some) {
            current.add(overdue(product) && overdue++ < AT_ONCE ? current(product) : product);
        }
        return current;
    }

    /** As it is now; what cannot be helped at the moment stays as it is until the next look. */
    Product current(Product product) {
        if (!overdue(product)) {
            return product;
        }
        try {
            return product.status() == Status.SEGMENTING ? segmenting(product) : uploading(product);
        } catch (RuntimeException e) {
            log.error("a product could not be got on", Map.of("product_id", product.id()), e);
            return product;
        }
    }

    private boolean overdue(Product product) {
        return switch (product.status()) {
            case UPLOADING, SEGMENTING -> age(product).compareTo(PATIENCE) > 0;
            case READY, FAILED -> false;
        };
    }

    private Product segmenting(Product product) {
        return switch (products.claimResend(product.id(), clock.millis(), PATIENCE.toMillis(), MOST_SENDS)) {
            case NOT_DUE -> product;
            case CLAIMED -> {
                intake.resend(product);
                log.warn("segment job sent again", Map.of("product_id", product.id()));
                yield product;
            }
            case SPENT -> failed(product, NO_WORKER);
        };
    }

    private Product uploading(Product product) {
        for (Stored photo : blobs.list(product.originalKey(), 1)) {
            announced.arrived(photo.key(), photo.size()); // the event was lost, or is late
            return newest(product);
        }
        return age(product).compareTo(MOST_UPLOADING) > 0 ? failed(product, AnnouncedPhotos.NEVER_ARRIVED) : product;
    }

    /** Unless it got on meanwhile. */
    private Product failed(Product product, Problem problem) {
        Product failed = product.failed(problem);
        return products.replace(failed, product.status()) ? failed : newest(product);
    }

    private Product newest(Product product) {
        return products.find(product.id()).orElse(product);
    }

    private Duration age(Product product) {
        return Duration.ofMillis(clock.millis() - product.createdAtMs());
    }
}
