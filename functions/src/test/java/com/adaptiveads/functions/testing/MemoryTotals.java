package com.adaptiveads.functions.testing;

import com.adaptiveads.functions.totals.Addition;
import com.adaptiveads.functions.totals.CreativeEngagement;
import com.adaptiveads.functions.totals.CreativeHeat;
import com.adaptiveads.functions.totals.CreativeHeat.Cell;
import com.adaptiveads.functions.totals.FunnelCounters;
import com.adaptiveads.functions.totals.Increment;
import com.adaptiveads.functions.totals.Series;
import com.adaptiveads.functions.totals.Shard;
import com.adaptiveads.functions.totals.Stats;
import com.adaptiveads.functions.totals.Totals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The totals table in memory. */
public final class MemoryTotals implements Totals {
    private final Map<String, TreeMap<String, Map<String, Long>>> items = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private RuntimeException failure;
    private int untilFailure;

    /** The next addition fails so, before anything is written. */
    public void failNext(RuntimeException e) {
        failAfter(0, e);
    }

    /** The addition after so many that go well fails so. */
    public void failAfter(int additions, RuntimeException e) {
        failure = e;
        untilFailure = additions;
    }

    /** Names of the items written so far. */
    public Set<String> names() {
        return Set.copyOf(items.keySet());
    }

    @Override
    public boolean add(Addition addition) {
        if (failure != null && untilFailure-- == 0) {
            RuntimeException e = failure;
            failure = null;
            throw e;
        }
        if (!seen.add(addition.id())) {
            return false;
        }
        for (Increment increment : addition.increments()) {
            Map<String, Long> item = items.computeIfAbsent(increment.name(), name -> new TreeMap<>())
                    .computeIfAbsent(increment.bucket(), bucket -> new TreeMap<>());
            increment.counters().forEach((counter, by) -> item.merge(counter, by, Long::sum));
        }
        return true;
    }

    @Override
    public List<Addition> missing(List<Addition> additions) {
        return additions.stream()
                .filter(addition -> !seen.contains(addition.id()))
                .toList();
    }

    @Override
    public Stats stats() {
        Map<String, Long> sums = new TreeMap<>();
        for (String name : Shard.allStats()) {
            items.getOrDefault(name, new TreeMap<>())
                    .values()
                    .forEach(item -> item.forEach((counter, by) -> sums.merge(counter, by, Long::sum)));
        }
        return Stats.of(sums);
    }

    @Override
    public Series series(Series.Range range) {
        TreeMap<String, Map<String, Long>> counters = new TreeMap<>();
        for (String name : Shard.allSeries(range.period())) {
            items.getOrDefault(name, new TreeMap<>())
                    .forEach((bucket, item) ->
                            item.forEach((counter, by) -> counters.computeIfAbsent(bucket, key -> new TreeMap<>())
                                    .merge(counter, by, Long::sum)));
        }
        return Series.of(range, counters);
    }

    @Override
    public Map<String, CreativeEngagement> engagements(Collection<String> creativeIds) {
        Map<String, CreativeEngagement> engagements = new HashMap<>();
        for (String id : creativeIds) {
            Map<String, Long> sums = new TreeMap<>();
            for (String name : Shard.allFunnels(id)) {
                items.getOrDefault(name, new TreeMap<>())
                        .getOrDefault(Shard.WHOLE, Map.of())
                        .forEach((counter, by) -> sums.merge(counter, by, Long::sum));
            }
            engagements.put(id, FunnelCounters.engagement(sums));
        }
        return engagements;
    }

    @Override
    public CreativeHeat heat(String creativeId) {
        Map<String, Long> sums = new TreeMap<>();
        for (String name : Shard.allHeat(creativeId)) {
            items.getOrDefault(name, new TreeMap<>())
                    .forEach((row, item) -> item.forEach((counter, by) -> sums.merge(row + counter, by, Long::sum)));
        }
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < CreativeHeat.SIDE; row++) {
            for (int column = 0; column < CreativeHeat.SIDE; column++) {
                String at = "%02d".formatted(row);
                long clicks = sums.getOrDefault(at + CreativeHeat.clicks(column), 0L);
                long hovers = sums.getOrDefault(at + CreativeHeat.hovers(column), 0L);
                if (clicks + hovers > 0) {
                    cells.add(new Cell(column, row, clicks, hovers));
                }
            }
        }
        return new CreativeHeat(cells);
    }
}
