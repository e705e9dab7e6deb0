package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Interaction;
import java.util.Comparator;

/**
 * What visitors did with one product or composition.
 *
 * @param hoverMs time hovered or touched, each event counted up to {@link ActivityClock#IDLE_MS}
 */
public record Engagement(long clicks, long hovers, long hoverMs) {
    public static final Engagement NONE = new Engagement(0, 0, 0);

    /** Most clicks is most engaged, then hover time, then hovers. */
    public static final Comparator<Engagement> MOST_LAST = Comparator.comparingLong(Engagement::clicks)
            .thenComparingLong(Engagement::hoverMs)
            .thenComparingLong(Engagement::hovers);

    public Engagement {
        if (clicks < 0 || hovers < 0 || hoverMs < 0) {
            throw new IllegalArgumentException("engagement is counted from 0");
        }
    }

    static Engagement of(Interaction interaction) {
        long durationMs = Math.min(interaction.durationMs(), ActivityClock.IDLE_MS);
        return switch (interaction.type()) {
            case CLICK -> new Engagement(1, 0, 0);
            case HOVER -> new Engagement(0, 1, durationMs);
            case TOUCH -> new Engagement(0, 0, durationMs);
            case HOVER_CANVAS, IMPRESSION -> NONE;
        };
    }

    public Engagement plus(Engagement other) {
        return new Engagement(clicks + other.clicks, hovers + other.hovers, hoverMs + other.hoverMs);
    }
}
