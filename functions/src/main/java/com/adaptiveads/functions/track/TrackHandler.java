package com.adaptiveads.functions.track;

import com.adaptiveads.events.api.TrackRequest;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.metric.Metric;
import com.adaptiveads.functions.Lazy;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.log.Log;
import com.adaptiveads.functions.token.SessionAccess;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code POST /api/track}. */
public final class TrackHandler extends HttpHandler {
    private static final String REHEARSAL = """
            {"session_id": "priming", "batch_id": "b2", "events": [
             {"type": "hover", "data": {"id": "e3", "x": 300, "y": 200, "product_id": "000000000000000000000000",
              "u": 0.5, "v": 0.4, "duration": 900, "canvas": {"width": 1280, "height": 720}}},
             {"type": "click", "data": {"id": "e4", "x": 300, "y": 200, "product_id": "priming"}},
             {"type": "dance", "data": {}}]}
            """;

    /** Of the made-up session, in each round: it costs no network, and there is more to compile. */
    private static final int REPETITIONS = 10;

    private final Tracker tracker;
    private final SessionAccess access;
    private final Log log;
    private final Supplier<Tracker> rehearsing;

    public TrackHandler() {
        this(Wiring.fromEnvironment());
    }

    public TrackHandler(Wiring wiring) {
        this(wiring.edge(), wiring.tracker(), wiring.sessionAccess(), new Lazy<>(() -> wiring.rehearsal()
                .tracker()));
    }

    /** @param rehearsing asked for before a snapshot only */
    TrackHandler(HttpEdge edge, Tracker tracker, SessionAccess access, Supplier<Tracker> rehearsing) {
        super(edge);
        this.tracker = tracker;
        this.access = access;
        this.log = edge.log();
        this.rehearsing = rehearsing;
    }

    /** A write that the table refuses; and often one to a made-up session, that none sees. */
    @Override
    protected void rehearse() {
        tracker.rehearse();
        Tracker madeUp = rehearsing.get();
        Log silent = new Log(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Optional.of("priming"));
        for (int i = 0; i < REPETITIONS; i++) {
            rehearse(REHEARSAL, request -> handle(request, madeUp, SessionAccess.OPEN, silent));
        }
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        return handle(request, tracker, access, log);
    }

    private static HttpResponse handle(HttpRequest request, Tracker tracker, SessionAccess access, Log log) {
        JsonObject body = request.json();
        TrackRequest track = TrackRequest.from(body);
        access.check(track.sessionId(), request.sessionToken(body));
        Tracker.Result result = tracker.track(track);
        log.metrics(Map.of(
                Metric.TRACKED_EVENTS, result.accepted(),
                Metric.DUPLICATE_EVENTS, result.duplicates(),
                Metric.REJECTED_EVENTS, track.rejected().size()));
        return HttpResponse.json(200, result.toJson(track.rejected()));
    }
}
