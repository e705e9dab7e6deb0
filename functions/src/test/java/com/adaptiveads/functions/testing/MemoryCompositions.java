package com.adaptiveads.functions.testing;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.functions.composition.ProductCompositions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compositions in memory. */
public final class MemoryCompositions implements ProductCompositions {
    private final List<Composition> compositions = new ArrayList<>();

    public void add(Composition composition) {
        compositions.add(composition);
    }

    public int size() {
        return compositions.size();
    }

    @Override
    public List<Composition> page(String productId, Optional<String> after, int limit) {
        return compositions.stream()
                .filter(composition -> composition.productId().equals(productId))
                .sorted(Comparator.comparing((Composition c) -> CompositionItem.sort(c))
                        .reversed())
                .filter(c -> after.isEmpty() || CompositionItem.sort(c).compareTo(after.get()) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public void deleteAll(String productId) {
        compositions.removeIf(composition -> composition.productId().equals(productId));
    }
}
