package com.adaptiveads.functions.analyze;

import com.adaptiveads.events.api.AnalyzeRequest;
import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Placed;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.Lazy;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.http.HttpHandler;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.http.HttpResponse;
import com.adaptiveads.functions.token.SessionAccess;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** {@code POST /api/analyze}. */
public final class AnalyzeHandler extends HttpHandler {
    private static final String REHEARSAL = """
            {"session_id": "priming", "canvas": {"width": 1280, "height": 720}, "layout":
             [{"product_id": "000000000000000000000000", "x": 100, "y": 80, "width": 300, "height": 300},
              {"product_id": "priming", "x": 500, "y": 80, "width": 300, "height": 300}]}
            """;

    /** Of the made-up session, in each round: it costs no network, and there is more to compile. */
    private static final int REPETITIONS = 10;

    private final Analyzer analyzer;
    private final SessionAccess access;
    private final Supplier<Analyzer> rehearsing;

    public AnalyzeHandler() {
        this(Wiring.fromEnvironment());
    }

    public AnalyzeHandler(Wiring wiring) {
        this(wiring.edge(), wiring.analyzer(), wiring.sessionAccess(), new Lazy<>(() -> {
            wiring.reachForBlobs();
            return wiring.rehearsal().analyzer();
        }));
    }

    /** @param rehearsing asked for before a snapshot only */
    AnalyzeHandler(HttpEdge edge, Analyzer analyzer, SessionAccess access, Supplier<Analyzer> rehearsing) {
        super(edge);
        this.analyzer = analyzer;
        this.access = access;
        this.rehearsing = rehearsing;
    }

    /** A session nobody has, of which everything is read and nothing claimed; and often a made-up one with heat. */
    @Override
    protected void rehearse() {
        List<Placed> layout = List.of(new Placed("priming", 0, 0, 1, 1));
        analyzer.analyze(new AnalyzeRequest("priming", layout, Canvas.DEFAULT), OptionalLong.empty(), false);
        Analyzer madeUp = rehearsing.get();
        for (int i = 0; i < REPETITIONS; i++) {
            rehearse(REHEARSAL, request -> handle(request, madeUp, SessionAccess.OPEN, false));
        }
    }

    @Override
    protected HttpResponse handle(HttpRequest request) {
        return handle(request, analyzer, access, request.wantsBase64());
    }

    private static HttpResponse handle(HttpRequest request, Analyzer analyzer, SessionAccess access, boolean pictures) {
        JsonObject body = request.json();
        AnalyzeRequest analyze = AnalyzeRequest.from(body);
        access.check(analyze.sessionId(), request.sessionToken(body));
        return HttpResponse.json(
                200,
                analyzer.analyze(analyze, since(request.query("since")), pictures)
                        .toJson());
    }

    private static OptionalLong since(Optional<String> text) {
        if (text.isPresent() && !text.get().matches("\\d{1,16}")) {
            throw InvalidJson.field("since", "a time in epoch milliseconds");
        }
        return text.stream().mapToLong(Long::parseLong).findFirst();
    }
}
