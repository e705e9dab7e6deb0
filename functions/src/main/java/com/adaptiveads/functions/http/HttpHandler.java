package com.adaptiveads.functions.http;

import com.adaptiveads.events.api.ErrorBody;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.trace.Correlation;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A function behind API Gateway. The one place where failures become answers: what is the caller's fault says so, anything
 * else is logged and answered 500 without a detail. Safe for several threads when {@link #handle} is.
 */
public abstract class HttpHandler implements RequestStreamHandler {
    private static final int OK = 200;

    private final HttpEdge edge;

    @SuppressWarnings("UnusedVariable") // a strong reference: the CRaC context holds its resources weakly
    private final Optional<Priming> priming;

    @SuppressWarnings("this-escape") // called at the checkpoint, long after construction
    protected HttpHandler(HttpEdge edge) {
        this.edge = edge;
        this.priming = edge.prime().map(prime -> Priming.register(edge, prime, this::rehearse));
    }

    /** Goes the function's own way once, without leaving a trace, before a SnapStart snapshot is taken. */
    protected void rehearse() {
        // the shared part is rehearsed by Priming
    }

    /**
     * Takes a made-up request from the event's bytes to those of the answer.
     *
     * @param handle in place of {@link #handle}, with nothing behind it that would keep a trace
     */
    protected final void rehearse(String body, Function<HttpRequest, HttpResponse> handle) {
        HttpRequest request = HttpRequest.parse(Priming.event(body));
        HttpResponse response = respond(request, handle);
        if (response.status() != OK) {
            throw new IllegalStateException("the rehearsal was answered with " + response.status());
        }
        Json.bytes(response.with(edge.cors().headers(request)).toEvent());
    }

    /** @throws HttpProblem or InvalidJson for what is the caller's fault */
    protected abstract HttpResponse handle(HttpRequest request);

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        HttpRequest request = HttpRequest.parse(event.readAllBytes());
        answer.write(Json.bytes(
                correlated(request).with(edge.cors().headers(request)).toEvent()));
    }

    private HttpResponse correlated(HttpRequest request) {
        return Correlation.within(Correlation.valid(request.id()), () -> respond(request, this::handle));
    }

    private HttpResponse respond(HttpRequest request, Function<HttpRequest, HttpResponse> handle) {
        try {
            return request.method().equals("OPTIONS") ? edge.cors().preflight() : handle.apply(request);
        } catch (HttpProblem problem) {
            return problem.response();
        } catch (InvalidJson invalid) {
            return HttpResponse.json(400, new ErrorBody(invalid.sentence(), invalid.code()).toJson());
        } catch (RuntimeException e) {
            edge.log().error("request failed", Map.of("method", request.method(), "path", request.path()), e);
            return HttpResponse.json(
                    500, new ErrorBody("Something went wrong on our side; try again.", "internal").toJson());
        }
    }
}
