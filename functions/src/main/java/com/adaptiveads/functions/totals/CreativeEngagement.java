package com.adaptiveads.functions.totals;

import com.adaptiveads.functions.engagement.Funnel;

/** What all visitors did with a product or composition: events, and in how many visits. */
public record CreativeEngagement(Funnel events, Visits visits) {
    public static final CreativeEngagement NONE = new CreativeEngagement(Funnel.NONE, Visits.NONE);
}
