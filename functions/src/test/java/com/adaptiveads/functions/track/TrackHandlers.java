package com.adaptiveads.functions.track;

import com.adaptiveads.functions.testing.Edges;

/** Handlers under test. */
final class TrackHandlers {
    private TrackHandlers() {}

    static TrackHandler of(Tracker tracker) {
        return new TrackHandler(Edges.edge(), tracker, () -> tracker);
    }
}
