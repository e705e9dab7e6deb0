package com.adaptiveads.functions.uploads;

import com.adaptiveads.events.api.UploadRequest;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.uploads.Announcements.Announced;

/** {@code POST /api/uploads}. */
public final class AnnounceHandler extends HttpHandler {
    private final Announcements announcements;

    public AnnounceHandler() {
        this(Wiring.fromEnvironment());
    }

    public AnnounceHandler(Wiring wiring) {
        this(wiring.edge(), wiring.announcements());
    }

    AnnounceHandler(HttpEdge edge, Announcements announcements) {
        super(edge);
        this.announcements = announcements;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        Announced announced = announcements.announce(UploadRequest.from(request.json()));
        Fields upload = new Fields()
                .with("url", announced.put().url())
                .with("headers", announced.put().headers())
                .with("expires_at", announced.put().expiresAt().toEpochMilli());
        return HttpResponse.json(
                        201,
                        new Fields()
                                .with("product_id", announced.productId())
                                .with("upload", upload.map())
                                .map())
                .with("location", "/api/products/" + announced.productId());
    }
}
