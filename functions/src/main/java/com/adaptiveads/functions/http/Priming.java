package com.adaptiveads.functions.http;

import com.adaptiveads.events.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Runs a function's path once before SnapStart takes its snapshot, so that its classes are loaded and compiled in it. Best
 * effort: a failure is logged and the version is published all the same.
 */
final class Priming implements Resource {
    private static final String EVENT = """
            {"version": "2.0", "rawPath": "/", "headers": {"origin": "https://priming.invalid"},
             "requestContext": {"requestId": "priming", "http": {"method": "POST", "path": "/"}},
             "body": "eyJhIjogMX0=", "isBase64Encoded": true}
            """;

    /** Often enough for the JIT to compile what a call goes through; the snapshot keeps compiled code. */
    static final int ROUNDS = 30;

    private final HttpEdge edge;
    private final Runnable rehearsal;

    private Priming(HttpEdge edge, Runnable rehearsal) {
        this.edge = edge;
        this.rehearsal = rehearsal;
    }

    /** The caller keeps the result: CRaC holds it weakly. */
    static Priming register(HttpEdge edge, Runnable rehearsal) {
        Priming priming = new Priming(edge, rehearsal);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                HttpRequest request = HttpRequest.parse(EVENT.getBytes(StandardCharsets.UTF_8));
                Json.bytes(HttpResponse.json(200, request.json().fields())
                        .with(edge.cors().headers(request))
                        .toEvent());
                edge.prime().run();
                rehearsal.run();
            }
        } catch (RuntimeException e) {
            edge.log().error("priming failed", Map.of(), e);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // nothing is held that a restored process would have to renew
    }
}
