package com.adaptiveads.functions.composition;

import com.adaptiveads.events.api.Composition;
import java.util.List;
import java.util.Optional;

/** The compositions of a product, whoever they were made for. */
public interface ProductCompositions {
    /**
     * Newest first; may miss what was written within the last second.
     *
     * @param after the sort key of the last composition seen; absent for the start
     */
    List<Composition> page(String productId, Optional<String> after, int limit);

    /** Deletes the entries, however many; their pictures stay. */
    void deleteAll(String productId);
}
