package com.adaptiveads.functions.totals;

import com.adaptiveads.functions.engagement.Funnel;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The steps a visit took: an addition each, named after visit, creative and step, so that it is added once however many
 * batches tell of it. What is forgotten after two days makes a session that comes back then another visit.
 */
final class VisitTally {
    private VisitTally() {}

    static List<Addition> of(Change.Batch change) {
        String session = change.sessionId();
        Funnel any = change.content().funnels().values().stream().reduce(Funnel.NONE, Funnel::plus);
        Stream<Addition> ofAny = steps(session + "#", any, Shard.stats(session));
        Stream<Addition> ofEach = CreativeTally.byCreative(change).entrySet().stream()
                .flatMap(creative -> steps(
                        session + "#" + creative.getKey(),
                        creative.getValue(),
                        Shard.funnel(creative.getKey(), session)));
        return Stream.concat(ofAny, ofEach).toList();
    }

    private static Stream<Addition> steps(String visit, Funnel events, String item) {
        return Visits.steps(events).stream()
                .map(step -> new Addition(
                        "visit#" + visit + "#" + step, List.of(new Increment(item, Shard.WHOLE, one(step)))));
    }

    private static SortedMap<String, Long> one(String counter) {
        SortedMap<String, Long> counters = new TreeMap<>();
        counters.put(counter, 1L);
        return counters;
    }
}
