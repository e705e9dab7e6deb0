package com.adaptiveads.functions.analyze;

import com.adaptiveads.events.api.AnalyzeRequest;
import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Placed;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code POST /api/analyze}. */
public final class AnalyzeHandler extends HttpHandler {
    private final Analyzer analyzer;

    public AnalyzeHandler() {
        this(Wiring.fromEnvironment());
    }

    public AnalyzeHandler(Wiring wiring) {
        this(wiring.edge(), wiring.analyzer());
    }

    AnalyzeHandler(HttpEdge edge, Analyzer analyzer) {
        super(edge);
        this.analyzer = analyzer;
    }

    /** A session nobody has: everything is read, nothing is claimed. */
    @Override
    protected void rehearse() {
        List<Placed> layout = List.of(new Placed("priming", 0, 0, 1, 1));
        Json.bytes(analyzer.analyze(new AnalyzeRequest("priming", layout, Canvas.DEFAULT), OptionalLong.empty(), false)
                .toJson());
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        AnalyzeRequest analyze = AnalyzeRequest.from(request.json());
        return HttpResponse.json(
                200,
                analyzer.analyze(analyze, since(request.query("since")), request.wantsBase64())
                        .toJson());
    }

    private static OptionalLong since(Optional<String> text) {
        if (text.isPresent() && !text.get().matches("\\d{1,16}")) {
            throw InvalidJson.field("since", "a time in epoch milliseconds");
        }
        return text.stream().mapToLong(Long::parseLong).findFirst();
    }
}
