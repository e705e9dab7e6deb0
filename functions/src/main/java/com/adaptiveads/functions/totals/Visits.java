package com.adaptiveads.functions.totals;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.engagement.Funnel;
import java.util.List;
import java.util.Map;

/**
 * Visits in which a creative was seen, hovered over, clicked, each counted once however often it happened there. What was
 * clicked counts as hovered over, and what was hovered over as seen: the numbers never rise from step to step.
 */
public record Visits(long seen, long hovered, long clicked) {
    public static final Visits NONE = new Visits(0, 0, 0);

    private static final String SEEN = "visits_seen";
    private static final String HOVERED = "visits_hovered";
    private static final String CLICKED = "visits_clicked";

    /** Counters of the steps that a visit took whose events were these, the first step first. */
    static List<String> steps(Funnel events) {
        if (events.clicks() > 0) {
            return List.of(SEEN, HOVERED, CLICKED);
        }
        if (events.hovers() > 0 || events.hoverMs() > 0) {
            return List.of(SEEN, HOVERED);
        }
        return events.impressions() > 0 ? List.of(SEEN) : List.of();
    }

    /** What is missing is 0. */
    static Visits of(Map<String, Long> counters) {
        return new Visits(
                counters.getOrDefault(SEEN, 0L),
                counters.getOrDefault(HOVERED, 0L),
                counters.getOrDefault(CLICKED, 0L));
    }

    Map<String, Object> toJson() {
        return new Fields()
                .with("seen", seen)
                .with("hovered", hovered)
                .with("clicked", clicked)
                .map();
    }
}
