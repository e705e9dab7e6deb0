package com.adaptiveads.functions.variations;

import com.adaptiveads.events.api.VariationRequest;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import java.util.Map;

/** {@code POST /api/variations}. */
public final class VariationsHandler extends HttpHandler {
    private static final int ACCEPTED = 202;

    private final Variations variations;

    public VariationsHandler() {
        this(Wiring.fromEnvironment());
    }

    public VariationsHandler(Wiring wiring) {
        this(wiring.edge(), wiring.variations());
    }

    VariationsHandler(HttpEdge edge, Variations variations) {
        super(edge);
        this.variations = variations;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        String job = variations.claim(VariationRequest.from(request.json()));
        return HttpResponse.json(ACCEPTED, Map.of("job_id", job));
    }
}
