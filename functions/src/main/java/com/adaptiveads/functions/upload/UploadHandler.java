package com.adaptiveads.functions.upload;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.product.Showcase;

/** {@code POST /api/upload}. */
public final class UploadHandler extends HttpHandler {
    private static final int MAX_PHOTO_BYTES = 4 << 20;
    private static final int MAX_FORM_BYTES = MAX_PHOTO_BYTES + (64 << 10);
    private static final String TOO_LARGE =
            "The photo is larger than 4 MB; announce it with POST /api/uploads and put it where that says.";

    private final Uploads uploads;
    private final Showcase showcase;

    public UploadHandler() {
        this(Wiring.fromEnvironment());
    }

    public UploadHandler(Wiring wiring) {
        this(wiring.edge(), wiring.uploads(), wiring.showcase());
    }

    UploadHandler(HttpEdge edge, Uploads uploads, Showcase showcase) {
        super(edge);
        this.uploads = uploads;
        this.showcase = showcase;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        byte[] body = request.body(MAX_FORM_BYTES, TOO_LARGE);
        UploadForm form =
                new UploadForm(Multipart.parse(request.header("content-type").orElse(""), body));
        if (form.photo().length > MAX_PHOTO_BYTES) {
            throw HttpProblem.tooLarge(TOO_LARGE);
        }
        Product product = uploads.upload(
                        form, Prefer.wait(request.header("prefer").orElse("")))
                .orElseThrow(() -> HttpProblem.notFound("The product was deleted while it was made."));
        return switch (product.status()) {
            case READY -> answer(200, product, request);
            case UPLOADING, SEGMENTING ->
                answer(202, product, request).with("location", "/api/products/" + product.id());
            case FAILED ->
                throw product.error()
                        .map(e -> new HttpProblem(422, e.code(), e.sentence()))
                        .orElseThrow();
        };
    }

    private HttpResponse answer(int status, Product product, HttpRequest request) {
        return HttpResponse.json(
                status,
                new Fields()
                        .with("product_id", product.id())
                        .with("product", showcase.show(product, request.detail()))
                        .map());
    }
}
