package com.adaptiveads.functions.http;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Runs a function's path once before SnapStart takes its snapshot, so that its classes are loaded and compiled in it. Best
 * effort: a failure is logged and the version is published all the same.
 */
final class Priming implements Resource {
    /** Often enough for the JIT to compile what a call goes through; the snapshot keeps compiled code. */
    static final int ROUNDS = 30;

    private final HttpEdge edge;
    private final Runnable prime;
    private final Runnable rehearsal;

    private Priming(HttpEdge edge, Runnable prime, Runnable rehearsal) {
        this.edge = edge;
        this.prime = prime;
        this.rehearsal = rehearsal;
    }

    /** The caller keeps the result: CRaC holds it weakly. */
    static Priming register(HttpEdge edge, Runnable prime, Runnable rehearsal) {
        Priming priming = new Priming(edge, prime, rehearsal);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    /** As API Gateway would describe a browser's request with this body. */
    static byte[] event(String body) {
        return Json.bytes(new Fields()
                .with("version", "2.0")
                .with("rawPath", "/")
                .with(
                        "headers",
                        Map.of(
                                "origin",
                                "https://priming.invalid",
                                "content-type",
                                "application/json",
                                "host",
                                "priming"))
                .with("requestContext", Map.of("requestId", "priming", "http", Map.of("method", "POST", "path", "/")))
                .with("body", body)
                .with("isBase64Encoded", false)
                .map());
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                HttpRequest request = HttpRequest.parse(event("{\"a\": 1}"));
                Json.bytes(HttpResponse.json(200, request.json().fields())
                        .with(edge.cors().headers(request))
                        .toEvent());
                prime.run();
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
