package com.adaptiveads.functions.products;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.composition.Portfolio;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;

/** {@code GET /api/products/{id}/compositions}. */
public final class ListCompositionsHandler extends HttpHandler {
    private static final int DEFAULT_LIMIT = 24;
    private static final int MAX_LIMIT = 100;

    private final Portfolio portfolio;

    public ListCompositionsHandler() {
        this(Wiring.fromEnvironment());
    }

    public ListCompositionsHandler(Wiring wiring) {
        this(wiring.edge(), wiring.portfolio());
    }

    ListCompositionsHandler(HttpEdge edge, Portfolio portfolio) {
        super(edge);
        this.portfolio = portfolio;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        Portfolio.Page page = portfolio.page(
                ProductId.of(request),
                request.query("cursor"),
                request.query("limit", 1, MAX_LIMIT, DEFAULT_LIMIT),
                request.detail());
        return HttpResponse.json(
                200,
                new Fields()
                        .with("compositions", page.compositions())
                        .with("next_cursor", page.next())
                        .map());
    }
}
