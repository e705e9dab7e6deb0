package com.adaptiveads.functions.product;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.functions.blob.Previews;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products as the API shows them, with their previews where asked for. */
public final class Showcase {
    private final Products products;
    private final Previews previews;

    public Showcase(Products products, Previews previews) {
        this.products = products;
        this.previews = previews;
    }

    /**
     * Part of the list.
     *
     * @param next where the rest begins, if there is a rest
     */
    public record Page(List<Map<String, Object>> products, Optional<Place> next) {}

    public Optional<Product> find(String id) {
        return products.find(id);
    }

    public Map<String, Object> show(Product product, boolean base64) {
        return show(List.of(product), base64).getFirst();
    }

    /** Up to {@code limit} products, fewer when their previews fill the answer. */
    public Page page(Optional<String> campaign, Optional<Place> after, int limit, boolean base64) {
        List<Product> found = products.page(campaign, after, limit + 1);
        List<Map<String, Object>> shown = show(found.subList(0, Math.min(limit, found.size())), base64);
        boolean rest = shown.size() < found.size();
        return new Page(shown, rest ? Optional.of(Place.of(found.get(shown.size() - 1))) : Optional.empty());
    }

    private List<Map<String, Object>> show(List<Product> wanted, boolean base64) {
        return base64
                ? previews.fit(wanted, ProductBody::previews, ProductBody::of)
                : wanted.stream().map(p -> ProductBody.of(p, Map.of())).toList();
    }
}
