package com.adaptiveads.functions.totals;

import java.util.List;

/**
 * What is added to the totals once.
 *
 * @param id of what it counts: a change of a table, or a step of a visit
 */
public record Addition(String id, List<Increment> increments) {
    public Addition {
        increments = List.copyOf(increments);
    }
}
