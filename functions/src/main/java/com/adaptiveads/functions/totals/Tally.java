package com.adaptiveads.functions.totals;

import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.store.CompositionId;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.functions.engagement.HeatPoint;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.engagement.Subject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a change adds to which totals. */
public final class Tally {
    private static final int THOUSANDTHS = 1000;

    private Tally() {}

    /** In a fixed order; empty when the change counts for nothing. */
    public static List<Increment> of(Change change) {
        return switch (change) {
            case Change.Session session -> stats(session.sessionId(), session(session));
            case Change.Points points -> heat(points);
            case Change.Generations claims ->
                stats(claims.sessionId(), Map.of(Stats.GENERATIONS, Math.max(0, claims.count())));
            case Change.Product product -> stats(product.productId(), Map.of(Stats.PRODUCTS, (long) product.by()));
            case Change.Composition composition ->
                stats(composition.owner(), Map.of(Stats.COMPOSITIONS, (long) composition.by()));
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

    private static List<Increment> stats(String writer, Map<String, Long> counters) {
        SortedMap<String, Long> changed = new TreeMap<>(counters);
        changed.values().removeIf(by -> by == 0);
        return changed.isEmpty() ? List.of() : List.of(new Increment(Shard.stats(writer), Shard.WHOLE, changed));
    }

    /** One item a row of a creative's grid, so that a write stays small however fine the grid is. */
    private static List<Increment> heat(Change.Points change) {
        SortedMap<String, SortedMap<String, SortedMap<String, Long>>> byCreative = new TreeMap<>();
        for (HeatPoint point : change.points()) {
            long amount = amount(point);
            if (amount > 0) {
                point.spot().ifPresent(spot -> creatives(point).forEach(creative -> byCreative
                        .computeIfAbsent(Shard.heat(creative, change.sessionId()), name -> new TreeMap<>())
                        .computeIfAbsent("%02d".formatted(CreativeHeat.cell(spot.y())), row -> new TreeMap<>())
                        .merge(counter(point, CreativeHeat.cell(spot.x())), amount, Long::sum)));
            }
        }
        return byCreative.entrySet().stream()
                .flatMap(creative -> creative.getValue().entrySet().stream()
                        .map(row -> new Increment(creative.getKey(), row.getKey(), row.getValue())))
                .toList();
    }

    /** A composition counts for itself and for its product; ids that are none of ours are not kept for ever. */
    private static Stream<String> creatives(HeatPoint point) {
        return point.subject().stream()
                .flatMap(subject ->
                        Stream.of(subject, Subject.productOf(subject)).distinct())
                .filter(id ->
                        Ids.HEX.matcher(id).matches() || CompositionId.parse(id).isPresent());
    }

    private static String counter(HeatPoint point, int column) {
        return point.type() == Interaction.Type.CLICK ? CreativeHeat.clicks(column) : CreativeHeat.hovers(column);
    }

    private static long amount(HeatPoint point) {
        return point.type() == Interaction.Type.CLICK ? 1 : Math.round(point.weight() * THOUSANDTHS);
    }
}
