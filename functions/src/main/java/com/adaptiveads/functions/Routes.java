package com.adaptiveads.functions;

import com.adaptiveads.functions.analyze.AnalyzeHandler;
import com.adaptiveads.functions.heatmap.HeatmapHandler;
import com.adaptiveads.functions.image.ImageHandler;
import com.adaptiveads.functions.products.DeleteProductHandler;
import com.adaptiveads.functions.products.GetProductHandler;
import com.adaptiveads.functions.products.ListCompositionsHandler;
import com.adaptiveads.functions.products.ListProductsHandler;
import com.adaptiveads.functions.sessions.CreateSessionHandler;
import com.adaptiveads.functions.sessions.SessionsHandler;
import com.adaptiveads.functions.stats.StatsHandler;
import com.adaptiveads.functions.status.StatusHandler;
import com.adaptiveads.functions.track.TrackHandler;
import com.adaptiveads.functions.upload.UploadHandler;
import com.adaptiveads.functions.uploads.AnnounceHandler;
import com.adaptiveads.functions.variations.VariationsHandler;
import java.util.List;

/**
 * Every route of the API. The template declares the same, the local front serves from here; what fits none goes to
 * {@link #FALLBACK}, API Gateway's {@code $default}.
 */
public final class Routes {
    public static final Route FALLBACK = new Route("GET", "/", StatusHandler.class, StatusHandler::new);

    public static final List<Route> ALL = List.of(
            FALLBACK,
            new Route("POST", "/api/upload", UploadHandler.class, UploadHandler::new),
            new Route("POST", "/api/uploads", AnnounceHandler.class, AnnounceHandler::new),
            new Route("GET", "/api/products", ListProductsHandler.class, ListProductsHandler::new),
            new Route("GET", "/api/products/{id}", GetProductHandler.class, GetProductHandler::new),
            new Route("DELETE", "/api/products/{id}", DeleteProductHandler.class, DeleteProductHandler::new),
            new Route(
                    "GET",
                    "/api/products/{id}/compositions",
                    ListCompositionsHandler.class,
                    ListCompositionsHandler::new),
            new Route("GET", "/api/image/{name}", ImageHandler.class, ImageHandler::new),
            new Route("GET", "/api/image/compositions/{name}", ImageHandler.class, ImageHandler::new),
            new Route("POST", "/api/track", TrackHandler.class, TrackHandler::new),
            new Route("POST", "/api/analyze", AnalyzeHandler.class, AnalyzeHandler::new),
            new Route("POST", "/api/heatmap", HeatmapHandler.class, HeatmapHandler::new),
            new Route("POST", "/api/variations", VariationsHandler.class, VariationsHandler::new),
            new Route("POST", "/api/sessions", CreateSessionHandler.class, CreateSessionHandler::new),
            new Route("GET", "/api/sessions/{id}", SessionsHandler.class, SessionsHandler::new),
            new Route("GET", "/api/stats", StatsHandler.class, StatsHandler::new));

    private Routes() {}

    /** The methods a path takes; empty when there is no such path. */
    public static List<String> methods(String path) {
        return ALL.stream()
                .filter(route -> route.match(path).isPresent())
                .map(Route::method)
                .toList();
    }
}
