package com.adaptiveads.functions.track;

import com.adaptiveads.events.api.TrackRequest;
import com.adaptiveads.events.api.TrackRequest.Rejected;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.track.Tracker.Contended;
import com.adaptiveads.functions.track.Tracker.Result;

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
    protected HttpResponse handle(HttpRequest request) {
        TrackRequest track = TrackRequest.from(request.json());
        try {
            Result result = tracker.track(track);
            return HttpResponse.json(
                    200,
                    new Fields()
                            .with("status", "tracked")
                            .with("accepted", result.accepted())
                            .with("duplicates", result.duplicates())
                            .with(
                                    "rejected",
                                    track.rejected().stream()
                                            .map(Rejected::toJson)
                                            .toList())
                            .map());
        } catch (Contended contended) {
            throw HttpProblem.throttled("This session is being written by too many at once; send it again.", 1);
        }
    }
}
