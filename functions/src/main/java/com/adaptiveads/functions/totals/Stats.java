package com.adaptiveads.functions.totals;

import com.adaptiveads.events.json.Fields;
import java.util.List;
import java.util.Map;

/** Everything counted, over all time: deleted products and compositions are taken off again, sessions stay counted. */
public record Stats(
        long sessions,
        long clicks,
        long hovers,
        long activeMs,
        long products,
        long compositions,
        long generations,
        long impressions,
        Visits visits) {

    static final String SESSIONS = "sessions";
    static final String CLICKS = "clicks";
    static final String HOVERS = "hovers";
    static final String ACTIVE_MS = "active_ms";
    static final String PRODUCTS = "products";
    static final String COMPOSITIONS = "compositions";
    static final String GENERATIONS = "generations";
    static final String IMPRESSIONS = "impressions";

    /** Counters that are kept by period too, in the order of the contract. */
    static final List<String> OF_A_PERIOD =
            List.of(SESSIONS, CLICKS, HOVERS, IMPRESSIONS, ACTIVE_MS, GENERATIONS, PRODUCTS, COMPOSITIONS);

    /** @param counters the sums over all shards; what is missing is 0 */
    public static Stats of(Map<String, Long> counters) {
        return new Stats(
                counters.getOrDefault(SESSIONS, 0L),
                counters.getOrDefault(CLICKS, 0L),
                counters.getOrDefault(HOVERS, 0L),
                counters.getOrDefault(ACTIVE_MS, 0L),
                counters.getOrDefault(PRODUCTS, 0L),
                counters.getOrDefault(COMPOSITIONS, 0L),
                counters.getOrDefault(GENERATIONS, 0L),
                counters.getOrDefault(IMPRESSIONS, 0L),
                Visits.of(counters));
    }

    public Map<String, Object> toJson() {
        return new Fields()
                .with("total_sessions", sessions)
                .with("total_clicks", clicks)
                .with("total_hovers", hovers)
                .with("total_active_ms", activeMs)
                .with("total_products", products)
                .with("total_compositions", compositions)
                .with("generations", generations)
                .with("total_impressions", impressions)
                .with("visits", visits.toJson())
                .map();
    }
}
