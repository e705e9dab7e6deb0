package com.adaptiveads.functions.testing;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.functions.product.Place;
import com.adaptiveads.functions.product.Products;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Products in memory, with the conditions the table has. */
public final class MemoryCatalogue implements Products {
    private static final Comparator<Product> NEWEST_FIRST = Comparator.comparingLong(Product::createdAtMs)
            .thenComparing(Product::id)
            .reversed();

    private final Map<String, Product> products = new ConcurrentHashMap<>();
    private final Map<String, Sends> sends = new ConcurrentHashMap<>();

    private record Sends(long lastMs, int count) {}

    /** Puts a product there whatever was there before, as the worker would. */
    public void set(Product product) {
        products.put(product.id(), product);
    }

    public int size() {
        return products.size();
    }

    @Override
    public Optional<Product> find(String id) {
        return Optional.ofNullable(products.get(id));
    }

    @Override
    public boolean create(Product product) {
        return products.putIfAbsent(product.id(), product) == null;
    }

    @Override
    public boolean replace(Product next, Status expected) {
        Product now = products.get(next.id());
        sends.remove(next.id());
        return now != null && now.status() == expected && products.replace(next.id(), now, next);
    }

    @Override
    public Resend claimResend(String id, long nowMs, long leaseMs, int mostSends) {
        Product now = products.get(id);
        if (now == null || now.status() != Status.SEGMENTING) {
            return Resend.NOT_DUE;
        }
        Sends sent = sends.getOrDefault(id, new Sends(Long.MIN_VALUE, 0));
        if (sent.lastMs() > nowMs - leaseMs) {
            return Resend.NOT_DUE;
        }
        if (sent.count() == mostSends) {
            return Resend.SPENT;
        }
        sends.put(id, new Sends(nowMs, sent.count() + 1));
        return Resend.CLAIMED;
    }

    @Override
    public void delete(String id) {
        products.remove(id);
    }

    @Override
    public List<Product> page(Optional<String> campaign, Optional<Place> after, int limit) {
        return products.values().stream()
                .filter(product -> campaign.isEmpty() || campaign.equals(product.campaign()))
                .sorted(NEWEST_FIRST)
                .filter(product -> after.isEmpty() || isBehind(product, after.get()))
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(Product product, Place place) {
        return product.createdAtMs() < place.createdAtMs()
                || (product.createdAtMs() == place.createdAtMs() && product.id().compareTo(place.productId()) < 0);
    }
}
