package com.adaptiveads.functions.products;

import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.product.Removal;

/** {@code DELETE /api/products/{id}}: 204 also when it is gone already, so that it may be repeated. */
public final class DeleteProductHandler extends HttpHandler {
    private final Removal removal;

    public DeleteProductHandler() {
        this(Wiring.fromEnvironment());
    }

    public DeleteProductHandler(Wiring wiring) {
        this(wiring.edge(), wiring.removal());
    }

    DeleteProductHandler(HttpEdge edge, Removal removal) {
        super(edge);
        this.removal = removal;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        removal.remove(ProductId.of(request));
        return HttpResponse.noContent();
    }
}
