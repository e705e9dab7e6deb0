package com.adaptiveads.functions.generation;

import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.functions.engagement.Attention;
import com.adaptiveads.functions.engagement.HotspotEstimator;
import com.adaptiveads.functions.engagement.Space;
import com.adaptiveads.functions.session.Sessions;
import java.time.Clock;

/** Where a session's visitor looks on his canvas. */
public final class Hotspots {
    /** Newest points that count: some minutes of a busy visitor, after which they would weigh next to nothing. */
    private static final int POINTS = 1_000;

    private final Sessions sessions;
    private final Clock clock;

    public Hotspots(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** {@link Hotspot#UNKNOWN} for a visitor of whom no place is known. */
    public Hotspot of(String sessionId) {
        return HotspotEstimator.of(
                Attention.recent(sessions.newestPoints(sessionId, POINTS), Space.CANVAS, clock.millis()));
    }
}
