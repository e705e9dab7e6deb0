package com.adaptiveads.functions.product;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Status;
import java.util.List;
import java.util.Optional;

/** The catalogue of products. The worker changes it too: only what a condition guards may be relied upon. */
public interface Products {
    /** As last written, never older. */
    Optional<Product> find(String id);

    /** @return false, and nothing is changed, when a product of this id is there */
    boolean create(Product product);

    /** @return false, and nothing is changed, when the product is gone or not in status {@code expected} any more */
    boolean replace(Product next, Status expected);

    /** From here on the worker cannot bring it back. Nothing happens when it is not there. */
    void delete(String id);

    /**
     * Newest first; may miss what was written within the last second.
     *
     * @param campaign absent for all
     * @param after the place of the last product seen; absent for the start
     */
    List<Product> page(Optional<String> campaign, Optional<Place> after, int limit);
}
