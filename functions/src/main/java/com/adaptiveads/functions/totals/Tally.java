package com.adaptiveads.functions.totals;

import com.adaptiveads.functions.engagement.Funnel;
import com.adaptiveads.functions.engagement.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a change adds to which totals. */
public final class Tally {
    private Tally() {}

    /** The change's own first, then the steps of the visit it tells of; empty when it counts for nothing. */
    public static List<Addition> additions(String changeId, Change.Dated dated) {
        List<Addition> additions = new ArrayList<>();
        List<Increment> own = of(dated);
        if (!own.isEmpty()) {
            additions.add(new Addition(changeId, own));
        }
        if (dated.change() instanceof Change.Batch batch) {
            additions.addAll(VisitTally.of(batch));
        }
        return additions;
    }

    /** In a fixed order; empty when the change counts for nothing. */
    public static List<Increment> of(Change.Dated dated) {
        return switch (dated.change()) {
            case Change.Session session -> stats(session.sessionId(), session(session), dated.atMs());
            case Change.Batch batch -> batch(batch, dated.atMs());
            case Change.Generations claims ->
                stats(claims.sessionId(), Map.of(Stats.GENERATIONS, Math.max(0, claims.count())), dated.atMs());
            case Change.Product product ->
                stats(product.productId(), Map.of(Stats.PRODUCTS, (long) product.by()), dated.atMs());
            case Change.Composition composition ->
                stats(composition.owner(), Map.of(Stats.COMPOSITIONS, (long) composition.by()), dated.atMs());
        };
    }

    private static Map<String, Long> session(Change.Session change) {
        SessionState before = change.before().orElse(SessionState.EMPTY);
        SessionState after = change.after();
        return Map.of(
                Stats.SESSIONS, change.before().isEmpty() ? 1L : 0L,
                Stats.CLICKS, after.clicks() - before.clicks(),
                Stats.HOVERS, after.hovers() - before.hovers(),
                Stats.ACTIVE_MS, after.activeMs() - before.activeMs());
    }

    private static List<Increment> batch(Change.Batch change, long atMs) {
        long impressions = change.content().funnels().values().stream()
                .mapToLong(Funnel::impressions)
                .sum();
        return Stream.of(
                        stats(change.sessionId(), Map.of(Stats.IMPRESSIONS, impressions), atMs),
                        CreativeTally.funnels(change),
                        CreativeTally.heat(change))
                .flatMap(List::stream)
                .toList();
    }

    /** Over all time, and by hour and day; what is taken off again shows only in the former. */
    private static List<Increment> stats(String writer, Map<String, Long> counters, long atMs) {
        SortedMap<String, Long> changed = new TreeMap<>(counters);
        changed.values().removeIf(by -> by == 0);
        SortedMap<String, Long> added = new TreeMap<>(changed);
        added.values().removeIf(by -> by < 0);
        return Stream.of(
                        new Increment(Shard.stats(writer), Shard.WHOLE, changed),
                        new Increment(Shard.series(Period.HOUR, writer), Period.HOUR.bucket(atMs), added),
                        new Increment(Shard.series(Period.DAY, writer), Period.DAY.bucket(atMs), added))
                .filter(increment -> !increment.counters().isEmpty())
                .toList();
    }
}
