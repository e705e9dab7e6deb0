package com.adaptiveads.worker.paint.sd;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last few results, by what was asked. Safe for use by several threads. */
final class Recent<K, V> {
    private final Map<K, V> results = new LinkedHashMap<>();
    private final int most;

    Recent(int most) {
        this.most = most;
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(results.get(key));
    }

    synchronized void put(K key, V value) {
        results.remove(key);
        results.put(key, value);
        if (results.size() > most) {
            results.remove(results.keySet().iterator().next());
        }
    }
}
