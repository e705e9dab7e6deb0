package com.adaptiveads.functions.heatmap;

import com.adaptiveads.events.api.HeatmapRequest;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;

/** {@code POST /api/heatmap}. */
public final class HeatmapHandler extends HttpHandler {
    private final Heatmaps heatmaps;

    public HeatmapHandler() {
        this(Wiring.fromEnvironment());
    }

    public HeatmapHandler(Wiring wiring) {
        this(wiring.edge(), wiring.heatmaps());
    }

    HeatmapHandler(HttpEdge edge, Heatmaps heatmaps) {
        super(edge);
        this.heatmaps = heatmaps;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        return HttpResponse.json(
                200, heatmaps.of(HeatmapRequest.from(request.json())).toJson());
    }
}
