package com.adaptiveads.worker.compose;

import java.util.Locale;

/** The product in a composition is not the product in the photo: the composition must not be used. */
public final class ProductAltered extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Integrity integrity;

    ProductAltered(Integrity integrity) {
        super(String.format(
                Locale.ROOT,
                "The product's pixels changed: ΔE up to %.3f, %.4f on average over %d pixels.",
                integrity.maxDeltaE(),
                integrity.meanDeltaE(),
                integrity.corePixels() + integrity.edgePixels()));
        this.integrity = integrity;
    }

    public Integrity integrity() {
        return integrity;
    }
}
