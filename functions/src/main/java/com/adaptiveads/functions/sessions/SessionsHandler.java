package com.adaptiveads.functions.sessions;

import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.token.SessionAccess;

/** {@code GET /api/sessions/{id}}. */
public final class SessionsHandler extends HttpHandler {
    private final SessionReader sessions;
    private final SessionAccess access;

    public SessionsHandler() {
        this(Wiring.fromEnvironment());
    }

    public SessionsHandler(Wiring wiring) {
        this(wiring.edge(), wiring.sessionReader(), wiring.sessionAccess());
    }

    SessionsHandler(HttpEdge edge, SessionReader sessions, SessionAccess access) {
        super(edge);
        this.sessions = sessions;
        this.access = access;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        String session = request.pathParameter("id");
        access.check(session, request.sessionToken());
        return sessions.find(session)
                .map(view -> HttpResponse.json(200, view.toJson()))
                .orElseThrow(() -> HttpProblem.notFound("There is no such session."));
    }
}
