package com.adaptiveads.functions.stats;

import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.totals.Totals;

/** {@code GET /api/stats}. */
public final class StatsHandler extends HttpHandler {
    private final Totals totals;

    public StatsHandler() {
        this(Wiring.fromEnvironment());
    }

    public StatsHandler(Wiring wiring) {
        this(wiring.edge(), wiring.totals());
    }

    StatsHandler(HttpEdge edge, Totals totals) {
        super(edge);
        this.totals = totals;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        return HttpResponse.json(200, totals.stats().toJson());
    }
}
