package com.adaptiveads.functions.product;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.job.DropOrder;
import com.adaptiveads.events.job.SegmentJob;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.functions.job.JobQueue;
import java.util.Optional;

/**
 * Takes photos in. Order of writes: the photo, the product, the job; each repeats harmlessly, so whoever is interrupted
 * just comes again, and the same photo with the same phrase is one product however often it comes.
 */
public final class Intake {
    private final Products products;
    private final JobQueue jobs;

    public Intake(Products products, JobQueue jobs) {
        this.products = products;
        this.jobs = jobs;
    }

    /**
     * Makes a product of a photo whose bytes are here. A ready product is left as it is; one that failed is tried again.
     *
     * @param fresh what it is to be if nobody knows it yet
     * @param store puts the photo at its {@code originalKey}
     * @param thenCompose what to do with a cut-out once there is one, even one there is already
     * @return the product as it is now
     */
    public Product take(Product fresh, Runnable store, Optional<DropOrder> thenCompose) {
        Optional<Status> known = products.find(fresh.id()).map(Product::status);
        if (known.isEmpty() || known.get() == Status.FAILED) {
            store.run();
        }
        Product product = segmenting(fresh.segmenting());
        if (product.status() != Status.READY || thenCompose.isPresent()) {
            jobs.send(job(product, thenCompose));
        }
        return product;
    }

    /**
     * The photo of an announced product has arrived. The job goes first: if the rest is lost the worker still does it, and
     * the product becomes ready all the same.
     */
    public void arrived(Product announced) {
        jobs.send(job(announced, Optional.empty()));
        products.replace(announced.segmenting(), announced.status()); // unless the worker was faster
    }

    /** The job of a product that is being segmented, once more: a repetition does no harm. */
    void resend(Product segmenting) {
        jobs.send(job(segmenting, Optional.empty()));
    }

    private Product segmenting(Product fresh) {
        while (true) {
            Optional<Product> known = products.find(fresh.id());
            if (known.isEmpty()) {
                if (products.create(fresh)) {
                    return fresh;
                }
            } else {
                Status status = known.get().status();
                Product again = known.get().segmenting();
                if (status == Status.READY || status == Status.SEGMENTING) {
                    return known.get();
                }
                if (products.replace(again, status)) {
                    return again;
                }
            }
        }
    }

    private static SegmentJob job(Product product, Optional<DropOrder> thenCompose) {
        return new SegmentJob(
                Ids.segmentJob(product.id()),
                product.createdAtMs(),
                product.id(),
                product.originalKey(),
                product.name(),
                product.campaign(),
                thenCompose);
    }
}
