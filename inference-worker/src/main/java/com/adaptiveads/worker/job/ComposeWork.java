package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.worker.compose.ProductAltered;
import java.time.Clock;
import java.util.Optional;

/**
 * Composes ads. All pictures first, then the manifest, then what is made from the manifest alone: rows, the drop folder's
 * results, the session's status. A repetition that finds the manifest begins there.
 */
public final class ComposeWork {
    private static final Problem DELETED =
            new Problem("The product was deleted before its ads were made.", "product_deleted");
    private static final Problem FAILED =
            new Problem("The product's photo could not be used, so there are no ads of it.", "product_failed");
    private static final Problem ALTERED = new Problem(
            "The ads were thrown away because the product would not have looked as in the photo.", "product_altered");

    private final Blobs blobs;
    private final ProductStore products;
    private final CompositionStore compositions;
    private final GenerationStore generations;
    private final AdMaker maker;
    private final DropFolder drops;
    private final DropResults results;

    public ComposeWork(
            Blobs blobs,
            ProductStore products,
            CompositionStore compositions,
            GenerationStore generations,
            Engines engines,
            Clock clock,
            StepTimes steps) {
        this.blobs = blobs;
        this.products = products;
        this.compositions = compositions;
        this.generations = generations;
        this.maker = new AdMaker(blobs, generations, engines, clock, steps);
        this.drops = new DropFolder(blobs);
        this.results = new DropResults(blobs);
    }

    Outcome run(ComposeJob job) {
        Optional<Product> product = products.find(job.productId());
        if (product.isEmpty()) {
            return withdrawn(job, stored(job));
        }
        return switch (product.get().status()) {
            case READY -> compose(job, product.get());
            case FAILED -> refused(job, FAILED);
            case UPLOADING, SEGMENTING -> throw new IllegalStateException("The product is not cut out yet.");
        };
    }

    /** Tells the session or the campaign that there will be no ads. */
    void tell(ComposeJob job, Problem problem) {
        job.sessionId().ifPresent(session -> generations.failed(session, job.jobId(), problem.sentence()));
        job.drop().ifPresent(source -> {
            String original =
                    products.find(job.productId()).map(Product::originalKey).orElse(source);
            drops.reject(source, original, problem);
        });
    }

    private Outcome compose(ComposeJob job, Product product) {
        if (drops.superseded(job, product.name())) {
            return new Outcome.Done();
        }
        Manifest manifest;
        try {
            manifest = stored(job).orElseGet(() -> maker.make(job, product));
        } catch (ProductAltered altered) {
            return refused(job, ALTERED);
        }
        Cancellation.check();
        compositions.putAllIfAbsent(manifest.ads().stream().map(Ad::composition).toList());
        if (products.find(job.productId()).isEmpty()) {
            return withdrawn(job, Optional.of(manifest));
        }
        if (job.drop().isPresent() && !drops.superseded(job, product.name())) {
            results.write(job, product, manifest);
        }
        job.sessionId().ifPresent(session -> generations.done(session, job.jobId()));
        return new Outcome.Done();
    }

    /** The product is deleted: nothing of it may stay behind, from this run or one that died. */
    private Outcome withdrawn(ComposeJob job, Optional<Manifest> manifest) {
        manifest.ifPresent(m -> m.ads().forEach(ad -> compositions.delete(ad.composition())));
        blobs.deleteAll(Keys.compositions(job.productId(), job.jobId()));
        return refused(job, DELETED);
    }

    private Optional<Manifest> stored(ComposeJob job) {
        return blobs.get(Keys.manifest(job.productId(), job.jobId())).map(Manifest::parse);
    }

    private Outcome refused(ComposeJob job, Problem problem) {
        tell(job, problem);
        return new Outcome.Refused(problem);
    }
}
