package com.adaptiveads.worker.model.hub;

import com.adaptiveads.worker.model.ModelFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a hub and follows where it sends us. The token goes to the hub alone: hubs answer with the address of a store
 * elsewhere, which must not learn it.
 */
final class HubClient implements AutoCloseable {
    private static final int MOST_REDIRECTS = 8;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient http;
    private final Optional<String> token;
    private final Duration patience;
    private final StallWatch watch;

    /** @param patience how long to wait for an answer, and for the next bytes of one */
    HubClient(Optional<String> token, Duration patience) {
        this.token = token;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
        this.watch = new StallWatch(patience);
    }

    /**
     * The answer's head, redirects within the hub followed, one that leads elsewhere not.
     *
     * @throws IOException when the hub cannot be reached
     */
    HttpResponse<Void> head(URI address) throws IOException {
        URI at = address;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            HttpResponse<Void> answer = send(
                    request(at, true).method("HEAD", HttpRequest.BodyPublishers.noBody()), BodyHandlers.discarding());
            Optional<URI> next = redirect(answer);
            if (next.isEmpty() || !sameOrigin(next.get(), address)) {
                return answer;
            }
            at = next.get();
        }
        throw tooManyRedirects();
    }

    /**
     * The answer with its body, all redirects followed; to be closed.
     *
     * @param range such as {@code bytes=0-99}
     * @throws IOException when the hub, or where it leads, cannot be reached
     */
    HttpResponse<InputStream> get(URI address, String range) throws IOException {
        URI at = address;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            HttpRequest.Builder request = request(at, sameOrigin(at, address)).header("Range", range);
            HttpResponse<InputStream> answer = send(request, BodyHandlers.ofInputStream());
            Optional<URI> next = redirect(answer);
            if (next.isEmpty()) {
                return answer;
            }
            answer.body().close();
            at = next.get();
        }
        throw tooManyRedirects();
    }

    /** The body, which fails when no byte comes for as long as we have patience. */
    InputStream watched(HttpResponse<InputStream> answer) {
        return watch.over(answer.body());
    }

    @Override
    public void close() {
        watch.close();
        http.shutdownNow();
    }

    private HttpRequest.Builder request(URI address, boolean ours) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        if (ours) {
            token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        }
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        try {
            return http.send(request.build(), handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The download was stopped.");
        }
    }

    private static Optional<URI> redirect(HttpResponse<?> answer) throws IOException {
        if (!REDIRECTS.contains(answer.statusCode())) {
            return Optional.empty();
        }
        URI from = answer.uri();
        URI to;
        try {
            to = from.resolve(answer.headers().firstValue("Location").orElse("none :"));
        } catch (IllegalArgumentException e) {
            throw new IOException("the hub redirects to nowhere", e);
        }
        if ("https".equals(from.getScheme()) && !"https".equals(to.getScheme())) {
            throw ModelFailure.denied("The hub redirects from https to " + to.getScheme() + ": refused.");
        }
        return Optional.of(to);
    }

    static boolean sameOrigin(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getHost(), other.getHost())
                && one.getPort() == other.getPort();
    }

    private static IOException tooManyRedirects() {
        return new IOException("the hub redirects in circles");
    }
}
