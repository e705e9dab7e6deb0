package com.adaptiveads.functions.totals;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.engagement.Funnel;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Funnels as counters of items, and as the API tells them. */
public final class FunnelCounters {
    private static final String IMPRESSIONS = "impressions";
    private static final String HOVERS = "hovers";
    private static final String HOVER_MS = "hover_ms";
    private static final String CLICKS = "clicks";

    private FunnelCounters() {}

    static SortedMap<String, Long> of(Funnel funnel) {
        SortedMap<String, Long> counters = new TreeMap<>(Map.of(
                IMPRESSIONS, funnel.impressions(),
                HOVERS, funnel.hovers(),
                HOVER_MS, funnel.hoverMs(),
                CLICKS, funnel.clicks()));
        counters.values().removeIf(by -> by == 0);
        return counters;
    }

    /** Gives each body of a product or composition, by its {@code id}, its {@code engagement}. */
    public static void addTo(List<Map<String, Object>> bodies, Totals totals) {
        Map<String, CreativeEngagement> engagements =
                totals.engagements(bodies.stream().map(FunnelCounters::id).toList());
        bodies.forEach(
                body -> body.put("engagement", toJson(engagements.getOrDefault(id(body), CreativeEngagement.NONE))));
    }

    private static String id(Map<String, Object> body) {
        return String.valueOf(body.get("id"));
    }

    private static Map<String, Object> toJson(CreativeEngagement engagement) {
        Funnel funnel = engagement.events();
        return new Fields()
                .with(IMPRESSIONS, funnel.impressions())
                .with(HOVERS, funnel.hovers())
                .with(HOVER_MS, funnel.hoverMs())
                .with(CLICKS, funnel.clicks())
                .with("visits", engagement.visits().toJson())
                .map();
    }

    /** What is missing is 0. */
    public static CreativeEngagement engagement(Map<String, Long> counters) {
        Funnel events = new Funnel(
                counters.getOrDefault(IMPRESSIONS, 0L),
                counters.getOrDefault(HOVERS, 0L),
                counters.getOrDefault(HOVER_MS, 0L),
                counters.getOrDefault(CLICKS, 0L));
        return new CreativeEngagement(events, Visits.of(counters));
    }
}
