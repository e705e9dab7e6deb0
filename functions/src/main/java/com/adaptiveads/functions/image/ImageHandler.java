package com.adaptiveads.functions.image;

import com.adaptiveads.events.store.ImageName;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.blob.Blobs;
import com.adaptiveads.functions.blob.PictureUrls;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import java.time.Duration;

/** {@code GET /api/image/{name}} and {@code GET /api/image/compositions/{name}}; no name can be one of either. */
public final class ImageHandler extends HttpHandler {
    private static final Duration VALIDITY = Duration.ofMinutes(15);
    private static final Duration CACHED = Duration.ofMinutes(10);

    private final Blobs blobs;
    private final PictureUrls urls;

    public ImageHandler() {
        this(Wiring.fromEnvironment());
    }

    public ImageHandler(Wiring wiring) {
        this(wiring.edge(), wiring.blobs(), wiring.pictureUrls());
    }

    ImageHandler(HttpEdge edge, Blobs blobs, PictureUrls urls) {
        super(edge);
        this.blobs = blobs;
        this.urls = urls;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        String name = request.pathParameter("name");
        return ImageName.productKey(name)
                .or(() -> ImageName.compositionKey(name))
                .filter(blobs::exists)
                .map(key -> HttpResponse.redirect(urls.get(key, VALIDITY), CACHED.toSeconds()))
                .orElseThrow(() -> HttpProblem.notFound("There is no such image."));
    }
}
