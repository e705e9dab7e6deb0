package com.adaptiveads.functions.sessions;

import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.generation.GenerationView;
import com.adaptiveads.functions.generation.Generations;
import com.adaptiveads.functions.generation.Generations.Snapshot;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.status.Heartbeats;
import java.time.Clock;

/** {@code GET /api/sessions/{id}}. */
public final class SessionsHandler extends HttpHandler {
    private final Generations generations;
    private final Heartbeats heartbeats;
    private final Clock clock;

    public SessionsHandler() {
        this(Wiring.fromEnvironment());
    }

    public SessionsHandler(Wiring wiring) {
        this(wiring.edge(), wiring.generations(), wiring.heartbeats(), wiring.clock());
    }

    SessionsHandler(HttpEdge edge, Generations generations, Heartbeats heartbeats, Clock clock) {
        super(edge);
        this.generations = generations;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        String id = request.pathParameter("id");
        Snapshot snapshot = generations.find(id);
        if (!snapshot.session().known() && snapshot.claimed().isEmpty()) {
            throw HttpProblem.notFound("There is no such session.");
        }
        GenerationView generation = GenerationView.of(snapshot.claimed(), heartbeats.newest(), clock.millis());
        return HttpResponse.json(200, new SessionView(id, snapshot.session().state(), generation).toJson());
    }
}
