package com.adaptiveads.functions.testing;

import com.adaptiveads.functions.blob.Blobs;
import com.adaptiveads.functions.job.JobQueue;
import com.adaptiveads.functions.product.AnnouncedPhotos;
import com.adaptiveads.functions.product.Intake;
import com.adaptiveads.functions.product.Products;
import com.adaptiveads.functions.product.Reconciler;
import java.time.Clock;

/** What gets products on, put together as the wiring does. */
public final class Reconcilers {
    private Reconcilers() {}

    public static Reconciler of(Products products, Blobs blobs, JobQueue jobs, Clock clock) {
        Intake intake = new Intake(products, jobs);
        return new Reconciler(
                products, intake, new AnnouncedPhotos(products, intake, blobs), blobs, clock, Edges.log());
    }
}
