package com.adaptiveads.functions.heatmap;

import com.adaptiveads.events.api.HeatmapRequest;
import com.adaptiveads.events.api.HeatmapRequest.Subject.OfSession;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.token.SessionAccess;

/** {@code POST /api/heatmap}. */
public final class HeatmapHandler extends HttpHandler {
    private final Heatmaps heatmaps;
    private final SessionAccess access;

    public HeatmapHandler() {
        this(Wiring.fromEnvironment());
    }

    public HeatmapHandler(Wiring wiring) {
        this(wiring.edge(), wiring.heatmaps(), wiring.sessionAccess());
    }

    HeatmapHandler(HttpEdge edge, Heatmaps heatmaps, SessionAccess access) {
        super(edge);
        this.heatmaps = heatmaps;
        this.access = access;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        JsonObject body = request.json();
        HeatmapRequest heatmap = HeatmapRequest.from(body);
        if (heatmap.subject() instanceof OfSession(String session)) {
            access.check(session, request.sessionToken(body));
        }
        return HttpResponse.json(200, heatmaps.of(heatmap).toJson());
    }
}
