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

    /** How a {@link #claimResend} ended. */
    enum Resend {
        /** The caller, and nobody else, is to send the job. */
        CLAIMED,
        /** Its last job is too young, or it is not being segmented any more. */
        NOT_DUE,
        /** It was due, but has been sent as often as it may be. */
        SPENT
    }

    /**
     * Claims the right to send the job of a product that is being segmented once more; of all callers within {@code leaseMs} one
     * gets it.
     *
     * @param mostSends since it began to be segmented
     */
    Resend claimResend(String id, long nowMs, long leaseMs, int mostSends);

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
