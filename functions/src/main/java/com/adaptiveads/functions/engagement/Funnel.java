package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Interaction;

/**
 * How far visitors went with a creative: saw it, hovered over it, clicked it.
 *
 * @param hoverMs of hovers and touches
 */
public record Funnel(long impressions, long hovers, long hoverMs, long clicks) {
    public static final Funnel NONE = new Funnel(0, 0, 0, 0);

    public Funnel {
        if (impressions < 0 || hovers < 0 || hoverMs < 0 || clicks < 0) {
            throw new IllegalArgumentException("a funnel counts from 0");
        }
    }

    static Funnel of(Interaction interaction) {
        Engagement engagement = Engagement.of(interaction);
        return new Funnel(
                interaction.type() == Interaction.Type.IMPRESSION ? 1 : 0,
                engagement.hovers(),
                engagement.hoverMs(),
                engagement.clicks());
    }

    public Funnel plus(Funnel other) {
        return new Funnel(
                impressions + other.impressions, hovers + other.hovers, hoverMs + other.hoverMs, clicks + other.clicks);
    }
}
