package com.adaptiveads.worker.scene;

import java.util.List;

/** Dominant colours, strongest first, of the product and of what surrounds it; neither list is empty. */
public record Palette(List<Swatch> product, List<Swatch> surroundings) {
    public Palette {
        product = List.copyOf(product);
        surroundings = List.copyOf(surroundings);
        if (product.isEmpty() || surroundings.isEmpty()) {
            throw new IllegalArgumentException("a palette has at least one colour of the product and one around it");
        }
    }
}
