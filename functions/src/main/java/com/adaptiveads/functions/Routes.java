package com.adaptiveads.functions;

import com.adaptiveads.functions.status.StatusHandler;
import java.util.List;

/**
 * Every route of the API. The template declares the same, the local front serves from here; what fits none goes to
 * {@link #FALLBACK}, API Gateway's {@code $default}.
 */
public final class Routes {
    public static final Route FALLBACK = new Route("GET", "/", StatusHandler.class, StatusHandler::new);

    public static final List<Route> ALL = List.of(FALLBACK);

    private Routes() {}

    /** The methods a path takes; empty when there is no such path. */
    public static List<String> methods(String path) {
        return ALL.stream()
                .filter(route -> route.match(path).isPresent())
                .map(Route::method)
                .toList();
    }
}
