package com.adaptiveads.functions.upload;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.events.store.ImageType;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.functions.blob.Blobs;
import com.adaptiveads.functions.budget.UploadBudget;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.product.Intake;
import com.adaptiveads.functions.product.PhotoCheck;
import com.adaptiveads.functions.product.Products;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A form's photo to a product. */
public final class Uploads {
    private final UploadBudget budget;
    private final Intake intake;
    private final Blobs blobs;
    private final ProductWatch watch;
    private final Clock clock;

    public Uploads(UploadBudget budget, Intake intake, Blobs blobs, Products products, Clock clock) {
        this(budget, intake, blobs, new ProductWatch(products, clock, ProductWatch::sleep), clock);
    }

    Uploads(UploadBudget budget, Intake intake, Blobs blobs, ProductWatch watch, Clock clock) {
        this.budget = budget;
        this.intake = intake;
        this.blobs = blobs;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Takes the photo in and waits for the worker.
     *
     * @return the product as it is when the worker is done or time is up; empty when somebody deleted it meanwhile
     * @throws InvalidJson when the photo cannot be used
     * @throws HttpProblem 429 when the hour's uploads are used up
     */
    Optional<Product> upload(UploadForm form, Duration atMost) {
        ImageType type =
                switch (PhotoCheck.of(form.photo())) {
                    case PhotoCheck.Usable usable -> usable.type();
                    case PhotoCheck.Unusable unusable ->
                        throw new InvalidJson(
                                unusable.problem().code(), unusable.problem().sentence());
                };
        budget.spend();
        String id = Ids.product(form.photo(), form.phrase());
        String key = Keys.original(id, type);
        Product fresh = Product.uploading(id, form.phrase(), form.campaign(), clock.millis(), key);
        Product taken = intake.take(fresh, () -> blobs.put(key, form.photo(), type.contentType()), Optional.empty());
        return watch.await(taken, atMost);
    }
}
