package com.adaptiveads.functions.engagement;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which product the next compositions are for. */
public final class TopProduct {
    private TopProduct() {}

    /**
     * The most engaged of the ready products: most clicks, then hover time. What was done with a composition counts for
     * its product; what is not ready counts for nothing. Ties, and no signal at all, go to the first in {@code ready}.
     *
     * @return empty when no product is ready
     */
    public static Optional<String> of(Map<String, Engagement> engagement, List<String> ready) {
        Map<String, Engagement> byProduct = engagement.entrySet().stream()
                .collect(Collectors.toMap(e -> Subject.productOf(e.getKey()), Map.Entry::getValue, Engagement::plus));
        return ready.stream()
                .max(Comparator.comparing(id -> byProduct.getOrDefault(id, Engagement.NONE), Engagement.MOST_LAST));
    }
}
