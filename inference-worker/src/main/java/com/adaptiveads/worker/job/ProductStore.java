package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Product;
import java.util.Optional;

/** Products. */
public interface ProductStore {
    Optional<Product> find(String id);

    /**
     * Replaces a product that is there.
     *
     * @return false, and nothing is changed, when it is gone, was made anew (another {@code createdAtMs}) or is ready: a
     *     deleted product is never brought back, a ready one never made worse
     */
    boolean replace(Product next);
}
