package com.adaptiveads.functions.uploads;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.UploadRequest;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.functions.blob.UploadUrls;
import com.adaptiveads.functions.blob.UploadUrls.SignedPut;
import com.adaptiveads.functions.budget.UploadBudget;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.product.PhotoCheck;
import com.adaptiveads.functions.product.Products;
import java.time.Clock;
import java.time.Duration;

/** Products whose photo is still to come. */
public final class Announcements {
    private static final Duration VALIDITY = Duration.ofMinutes(15);

    private final UploadBudget budget;
    private final Products products;
    private final UploadUrls urls;
    private final Clock clock;

    public Announcements(UploadBudget budget, Products products, UploadUrls urls, Clock clock) {
        this.budget = budget;
        this.products = products;
        this.urls = urls;
        this.clock = clock;
    }

    /** An announced product and where its photo goes. */
    record Announced(String productId, SignedPut put) {}

    /** @throws HttpProblem 413 when the photo is said to be larger than any may be, 429 when the hour's uploads are used up */
    Announced announce(UploadRequest request) {
        if (request.size().orElse(0) > PhotoCheck.MAX_BYTES) {
            throw HttpProblem.tooLarge(PhotoCheck.tooLarge().sentence());
        }
        budget.spend();
        String id = Ids.announcedProduct();
        String key = Keys.original(id, request.type());
        boolean created =
                products.create(Product.uploading(id, request.phrase(), request.campaign(), clock.millis(), key));
        if (!created) {
            throw new IllegalStateException("a random id is taken");
        }
        return new Announced(id, urls.put(key, request.type().contentType(), request.size(), VALIDITY));
    }
}
