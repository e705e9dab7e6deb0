package com.adaptiveads.functions.totals;

import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.store.CompositionId;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.functions.engagement.Funnel;
import com.adaptiveads.functions.engagement.HeatPoint;
import com.adaptiveads.functions.engagement.Subject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a batch adds to the creatives it was about. */
final class CreativeTally {
    private static final int THOUSANDTHS = 1000;

    private CreativeTally() {}

    static List<Increment> funnels(Change.Batch change) {
        return byCreative(change).entrySet().stream()
                .map(creative -> new Increment(
                        Shard.funnel(creative.getKey(), change.sessionId()),
                        Shard.WHOLE,
                        FunnelCounters.of(creative.getValue())))
                .toList();
    }

    static SortedMap<String, Funnel> byCreative(Change.Batch change) {
        SortedMap<String, Funnel> byCreative = new TreeMap<>();
        change.content().funnels().forEach((subject, funnel) -> creatives(subject)
                .forEach(creative -> byCreative.merge(creative, funnel, Funnel::plus)));
        return byCreative;
    }

    /** One item a row of a creative's grid, so that a write stays small however fine the grid is. */
    static List<Increment> heat(Change.Batch change) {
        SortedMap<String, SortedMap<String, SortedMap<String, Long>>> byCreative = new TreeMap<>();
        for (HeatPoint point : change.content().points()) {
            long amount = amount(point);
            if (amount > 0) {
                point.spot().ifPresent(spot -> point.subject().stream()
                        .flatMap(CreativeTally::creatives)
                        .forEach(creative -> byCreative
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
    private static Stream<String> creatives(String subject) {
        return Stream.of(subject, Subject.productOf(subject))
                .distinct()
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
