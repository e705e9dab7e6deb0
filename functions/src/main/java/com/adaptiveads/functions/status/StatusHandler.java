package com.adaptiveads.functions.status;

import com.adaptiveads.functions.Routes;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import java.time.Clock;
import java.util.List;

/** {@code GET /} and {@code $default}. */
public final class StatusHandler extends HttpHandler {
    private final Heartbeats heartbeats;
    private final Clock clock;

    public StatusHandler() {
        this(Wiring.fromEnvironment());
    }

    public StatusHandler(Wiring wiring) {
        this(wiring.edge(), wiring.heartbeats(), wiring.clock());
    }

    StatusHandler(HttpEdge edge, Heartbeats heartbeats, Clock clock) {
        super(edge);
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        List<String> allowed = Routes.methods(request.path());
        if (allowed.isEmpty()) {
            throw HttpProblem.notFound("There is nothing at this address.");
        }
        if (!request.path().equals("/") || !allowed.contains(request.method())) {
            throw HttpProblem.methodNotAllowed(String.join(", ", allowed));
        }
        return HttpResponse.json(
                200, SystemStatus.at(clock.millis(), heartbeats.newest()).toJson());
    }
}
