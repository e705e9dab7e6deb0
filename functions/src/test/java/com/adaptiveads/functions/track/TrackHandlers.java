package com.adaptiveads.functions.track;

import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.token.SessionAccess;

/** Handlers under test. */
final class TrackHandlers {
    private TrackHandlers() {}

    static TrackHandler of(Tracker tracker) {
        return new TrackHandler(Edges.edge(), tracker, SessionAccess.OPEN, () -> tracker);
    }
}
