package com.adaptiveads.functions.product;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.functions.blob.Previews;
import com.adaptiveads.functions.paging.Detail;
import com.adaptiveads.functions.totals.FunnelCounters;
import com.adaptiveads.functions.totals.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products as the API shows them, with their previews where asked for. Who looks at one that was left behind gets it on. */
public final class Showcase {
    /** Products read at a time, and at most, for one page of a search. */
    private static final int STEP = 100;

    private static final int MOST = 10 * STEP;

    private final Products products;
    private final Previews previews;
    private final Totals totals;
    private final Reconciler reconciler;

    public Showcase(Products products, Previews previews, Totals totals, Reconciler reconciler) {
        this.products = products;
        this.previews = previews;
        this.totals = totals;
        this.reconciler = reconciler;
    }

    /**
     * Part of the list.
     *
     * @param next where the rest begins, if there is a rest
     */
    public record Page(List<Map<String, Object>> products, Optional<Place> next) {}

    /** @param search absent for all; with it a page may be short, or empty, and still have a rest */
    public record Query(Optional<String> campaign, Optional<NameSearch> search, Optional<Place> after, int limit) {}

    /** @param seen where the last product looked at stands, if there is a rest behind it */
    private record Found(List<Product> products, Optional<Place> seen) {}

    public Optional<Product> find(String id) {
        return products.find(id).map(reconciler::current);
    }

    public Map<String, Object> show(Product product, Detail detail) {
        return show(List.of(product), detail).getFirst();
    }

    /** Up to {@code limit} products, fewer when their previews fill the answer. */
    public Page page(Query query, Detail detail) {
        Found found = query.search().isPresent() ? search(query, query.search().get()) : all(query);
        List<Map<String, Object>> shown = show(reconciler.current(found.products()), detail);
        return shown.size() < found.products().size()
                ? new Page(shown, Optional.of(Place.of(found.products().get(shown.size() - 1))))
                : new Page(shown, found.seen());
    }

    private Found all(Query query) {
        List<Product> some = products.page(query.campaign(), query.after(), query.limit() + 1);
        return some.size() > query.limit()
                ? new Found(some.subList(0, query.limit()), Optional.of(Place.of(some.get(query.limit() - 1))))
                : new Found(some, Optional.empty());
    }

    /** There is no index by name: the list is read on, a bounded part of it for one page. */
    private Found search(Query query, NameSearch search) {
        List<Product> found = new ArrayList<>();
        Optional<Place> after = query.after();
        for (int seen = 0; seen < MOST; seen += STEP) {
            List<Product> some = products.page(query.campaign(), after, STEP);
            for (Product product : some) {
                after = Optional.of(Place.of(product));
                if (search.finds(product.name())) {
                    found.add(product);
                }
                if (found.size() == query.limit()) {
                    return new Found(found, after);
                }
            }
            if (some.size() < STEP) {
                return new Found(found, Optional.empty());
            }
        }
        return new Found(found, after);
    }

    private List<Map<String, Object>> show(List<Product> wanted, Detail detail) {
        List<Map<String, Object>> bodies = detail.pictures()
                ? previews.fit(wanted, ProductBody::previews, ProductBody::of)
                : wanted.stream().map(p -> ProductBody.of(p, Map.of())).toList();
        if (detail.engagement()) {
            FunnelCounters.addTo(bodies, totals);
        }
        return bodies;
    }
}
