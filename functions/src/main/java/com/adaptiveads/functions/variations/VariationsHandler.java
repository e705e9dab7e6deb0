package com.adaptiveads.functions.variations;

import com.adaptiveads.events.api.VariationRequest;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.token.SessionAccess;
import java.util.Map;

/** {@code POST /api/variations}. */
public final class VariationsHandler extends HttpHandler {
    private static final int ACCEPTED = 202;

    private final Variations variations;
    private final SessionAccess access;

    public VariationsHandler() {
        this(Wiring.fromEnvironment());
    }

    public VariationsHandler(Wiring wiring) {
        this(wiring.edge(), wiring.variations(), wiring.sessionAccess());
    }

    VariationsHandler(HttpEdge edge, Variations variations, SessionAccess access) {
        super(edge);
        this.variations = variations;
        this.access = access;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        JsonObject body = request.json();
        VariationRequest wish = VariationRequest.from(body);
        access.check(wish.sessionId(), request.sessionToken(body));
        return HttpResponse.json(ACCEPTED, Map.of("job_id", variations.claim(wish)));
    }
}
