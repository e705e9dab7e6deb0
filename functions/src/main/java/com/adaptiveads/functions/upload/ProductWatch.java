package com.adaptiveads.functions.upload;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.functions.product.Products;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Looks at a product until the worker is done with it. */
final class ProductWatch {
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 500;

    private final Products products;
    private final Clock clock;
    private final Pause pause;

    /** Lets time pass. */
    interface Pause {
        void forMs(long ms);
    }

    ProductWatch(Products products, Clock clock, Pause pause) {
        this.products = products;
        this.clock = clock;
        this.pause = pause;
    }

    /** The product as it is once it is no longer being segmented, or when time is up; empty when it was deleted meanwhile. */
    Optional<Product> await(Product product, Duration atMost) {
        long deadline = clock.millis() + atMost.toMillis();
        long next = FIRST_PAUSE_MS;
        Optional<Product> now = Optional.of(product);
        while (now.filter(p -> p.status() == Status.SEGMENTING).isPresent() && clock.millis() < deadline) {
            pause.forMs(Math.min(next, deadline - clock.millis()));
            next = Math.min(LONGEST_PAUSE_MS, next * 3 / 2);
            now = products.find(product.id());
        }
        return now;
    }

    static void sleep(long ms) {
        try {
            Thread.sleep(Duration.ofMillis(Math.max(0, ms)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the worker", e);
        }
    }
}
