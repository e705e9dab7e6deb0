package com.adaptiveads.functions.stats;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.status.Heartbeats;
import com.adaptiveads.functions.status.WorkerView;
import com.adaptiveads.functions.totals.Series.Range;
import com.adaptiveads.functions.totals.Totals;
import java.time.Clock;
import java.util.Optional;

/** {@code GET /api/stats}. */
public final class StatsHandler extends HttpHandler {
    private final Totals totals;
    private final Heartbeats heartbeats;
    private final Clock clock;

    public StatsHandler() {
        this(Wiring.fromEnvironment());
    }

    public StatsHandler(Wiring wiring) {
        this(wiring.edge(), wiring.totals(), wiring.heartbeats(), wiring.clock());
    }

    StatsHandler(HttpEdge edge, Totals totals, Heartbeats heartbeats, Clock clock) {
        super(edge);
        this.totals = totals;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        long now = clock.millis();
        Optional<Range> range = SeriesRequest.of(request, now);
        Fields answer = new Fields();
        totals.stats().toJson().forEach(answer::with);
        return HttpResponse.json(
                200,
                answer.with("worker", WorkerView.alive(heartbeats.newest(), now).map(WorkerView::of))
                        .with("series", range.map(asked -> totals.series(asked).toJson()))
                        .map());
    }
}
