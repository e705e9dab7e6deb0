package com.adaptiveads.functions.product;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.functions.blob.Blobs;
import com.adaptiveads.functions.composition.ProductCompositions;
import java.util.Optional;

/**
 * Removes a product with everything made of it. The photo goes first and the product next, so that the worker, which
 * writes only to products that are there, brings nothing back, and a photo uploaded anew meanwhile is not taken for the
 * old one. Repeating it finishes what an interrupted removal left.
 */
public final class Removal {
    private final Products products;
    private final ProductCompositions compositions;
    private final Blobs blobs;

    public Removal(Products products, ProductCompositions compositions, Blobs blobs) {
        this.products = products;
        this.compositions = compositions;
        this.blobs = blobs;
    }

    /** Removing what is not there is fine: it may be the second attempt. */
    public void remove(String productId) {
        Optional<Product> product = products.find(productId);
        product.ifPresent(p -> blobs.delete(p.originalKey()));
        products.delete(productId);
        compositions.deleteAll(productId);
        blobs.deleteAll(Keys.compositions(productId));
        blobs.deleteAll(Keys.products(productId));
    }
}
