package com.adaptiveads.functions.products;

import com.adaptiveads.events.store.Ids;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.http.HttpRequest;

/** The {@code {id}} of a product's address. */
final class ProductId {
    private ProductId() {}

    /** @throws HttpProblem 404 when no product can have this id */
    static String of(HttpRequest request) {
        String id = request.pathParameter("id");
        if (!Ids.HEX.matcher(id).matches()) {
            throw HttpProblem.notFound("There is no such product.");
        }
        return id;
    }
}
