package com.adaptiveads.functions.products;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.product.NameSearch;
import com.adaptiveads.functions.product.Place;
import com.adaptiveads.functions.product.Showcase;

/** {@code GET /api/products}. */
public final class ListProductsHandler extends HttpHandler {
    private static final int DEFAULT_LIMIT = 24;
    private static final int MAX_LIMIT = 100;

    private final Showcase showcase;

    public ListProductsHandler() {
        this(Wiring.fromEnvironment());
    }

    public ListProductsHandler(Wiring wiring) {
        this(wiring.edge(), wiring.showcase());
    }

    ListProductsHandler(HttpEdge edge, Showcase showcase) {
        super(edge);
        this.showcase = showcase;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        Showcase.Query query = new Showcase.Query(
                request.query("campaign").filter(campaign -> !campaign.isBlank()),
                request.query("q").map(NameSearch::of),
                request.query("cursor").map(Place::parse),
                request.query("limit", 1, MAX_LIMIT, DEFAULT_LIMIT));
        Showcase.Page page = showcase.page(query, request.detail());
        return HttpResponse.json(
                200,
                new Fields()
                        .with("products", page.products())
                        .with("next_cursor", page.next().map(Place::cursor))
                        .map());
    }
}
