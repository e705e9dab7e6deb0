package com.adaptiveads.functions.sessions;

import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.token.SessionAccess;

/** {@code POST /api/sessions}. */
public final class CreateSessionHandler extends HttpHandler {
    private static final int CREATED = 201;

    private final SessionAccess access;

    public CreateSessionHandler() {
        this(Wiring.fromEnvironment());
    }

    public CreateSessionHandler(Wiring wiring) {
        this(wiring.edge(), wiring.sessionAccess());
    }

    CreateSessionHandler(HttpEdge edge, SessionAccess access) {
        super(edge);
        this.access = access;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        return HttpResponse.json(CREATED, access.create());
    }
}
