package com.adaptiveads.worker.segment.sam3;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps what was used last. Safe for use by several threads: two that miss the same key at once both work it out, which
 * costs time and changes nothing, while one waiting for the other could not be interrupted.
 */
final class Lru<K, V> {
    private final int most;
    private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);

    Lru(int most) {
        this.most = most;
    }

    V get(K key, Function<K, V> maker) {
        synchronized (kept) {
            V known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        V made = maker.apply(key);
        synchronized (kept) {
            kept.put(key, made);
            if (kept.size() > most) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return made;
    }
}
