package com.adaptiveads.functions.testing;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.functions.analyze.Deliveries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The compositions table in memory. */
public final class MemoryDeliveries implements Deliveries {
    private final List<Composition> compositions = new ArrayList<>();
    private final Map<String, Long> deliveredAt = new HashMap<>();

    public synchronized void store(Composition composition) {
        compositions.add(composition);
    }

    @Override
    public List<Composition> undelivered(String sessionId, int max) {
        return of(sessionId, max, composition -> !deliveredAt.containsKey(composition.id()));
    }

    @Override
    public List<Composition> since(String sessionId, long createdAtMs, int max) {
        return of(sessionId, max, composition -> composition.createdAtMs() >= createdAtMs);
    }

    private synchronized List<Composition> of(String sessionId, int max, Predicate<Composition> wanted) {
        return compositions.stream()
                .filter(composition -> composition.owner().equals(CompositionItem.ownerSession(sessionId)))
                .filter(wanted)
                .sorted(Comparator.comparingLong(Composition::createdAtMs).thenComparingInt(Composition::n))
                .limit(max)
                .toList();
    }

    @Override
    public synchronized boolean deliver(Composition composition, long nowMs) {
        return deliveredAt.putIfAbsent(composition.id(), nowMs) == null;
    }
}
