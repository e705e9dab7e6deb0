package com.adaptiveads.functions.totals;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is added to one item of the totals table.
 *
 * @param counters by name of the attribute; may be negative
 */
public record Increment(String name, String bucket, SortedMap<String, Long> counters) {
    public Increment {
        counters = Collections.unmodifiableSortedMap(new TreeMap<>(counters));
    }
}
