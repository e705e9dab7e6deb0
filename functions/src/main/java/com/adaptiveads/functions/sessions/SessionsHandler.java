package com.adaptiveads.functions.sessions;

import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;

/** {@code GET /api/sessions/{id}}. */
public final class SessionsHandler extends HttpHandler {
    private final SessionReader sessions;

    public SessionsHandler() {
        this(Wiring.fromEnvironment());
    }

    public SessionsHandler(Wiring wiring) {
        this(wiring.edge(), wiring.sessionReader());
    }

    SessionsHandler(HttpEdge edge, SessionReader sessions) {
        super(edge);
        this.sessions = sessions;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        return sessions.find(request.pathParameter("id"))
                .map(session -> HttpResponse.json(200, session.toJson()))
                .orElseThrow(() -> HttpProblem.notFound("There is no such session."));
    }
}
