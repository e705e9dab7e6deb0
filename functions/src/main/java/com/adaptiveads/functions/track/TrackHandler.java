package com.adaptiveads.functions.track;

import com.adaptiveads.events.api.TrackRequest;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;

/** {@code POST /api/track}. */
public final class TrackHandler extends HttpHandler {
    private final Tracker tracker;

    public TrackHandler() {
        this(Wiring.fromEnvironment());
    }

    public TrackHandler(Wiring wiring) {
        this(wiring.edge(), wiring.tracker());
    }

    TrackHandler(HttpEdge edge, Tracker tracker) {
        super(edge);
        this.tracker = tracker;
    }

    @Override
    protected void rehearse() {
        tracker.rehearse();
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        TrackRequest track = TrackRequest.from(request.json());
        return HttpResponse.json(200, tracker.track(track).toJson(track.rejected()));
    }
}
