package com.adaptiveads.functions.products;

import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.product.Showcase;

/** {@code GET /api/products/{id}}. */
public final class GetProductHandler extends HttpHandler {
    private final Showcase showcase;

    public GetProductHandler() {
        this(Wiring.fromEnvironment());
    }

    public GetProductHandler(Wiring wiring) {
        this(wiring.edge(), wiring.showcase());
    }

    GetProductHandler(HttpEdge edge, Showcase showcase) {
        super(edge);
        this.showcase = showcase;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        return showcase.find(ProductId.of(request))
                .map(product -> HttpResponse.json(200, showcase.show(product, request.detail())))
                .orElseThrow(() -> HttpProblem.notFound("There is no such product."));
    }
}
