package com.adaptiveads.worker.model.hub;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.fetch.Checksum;
import com.adaptiveads.worker.model.fetch.ModelSource;
import com.adaptiveads.worker.model.fetch.RemoteFile;
import com.adaptiveads.worker.model.fetch.SourceChanged;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A repository of a hub, at one revision: {@code {hub}/{repository}/resolve/{revision}/{path}} is a file or redirects to
 * it. {@code X-Linked-Size} and {@code X-Linked-Etag} (the SHA-256) tell of a file that lies elsewhere,
 * {@code Content-Length} and {@code ETag} (git's name for it) of one that does not, {@code X-Repo-Commit} which commit a
 * branch stands at.
 */
final class HubRepository implements ModelSource {
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final HubClient client;
    private final URI hub;
    private final String repository;
    private final String revision;

    /** @param revision a commit or a branch */
    HubRepository(HubClient client, URI hub, String repository, String revision) {
        this.client = client;
        this.hub = hub;
        this.repository = repository;
        this.revision = revision;
    }

    /** The same at the commit its revision stands for now, so that all files are of one; itself if the hub names none. */
    HubRepository pinned(String path) throws IOException {
        return client.head(address(path))
                .headers()
                .firstValue("X-Repo-Commit")
                .map(commit -> new HubRepository(client, hub, repository, commit))
                .orElse(this);
    }

    String revision() {
        return revision;
    }

    @Override
    public String name() {
        return "the hub's " + repository;
    }

    @Override
    public Optional<RemoteFile> find(String path) throws IOException {
        HttpResponse<Void> answer = client.head(address(path));
        if (answer.statusCode() == HttpURLConnection.HTTP_NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
            throw failure(answer, path);
        }
        boolean here = answer.statusCode() == HttpURLConnection.HTTP_OK; // else these tell of the redirect itself
        Optional<String> size = header(answer, "X-Linked-Size", here ? "Content-Length" : "X-Linked-Size")
                .filter(length -> length.matches("\\d{1,18}"));
        Optional<String> etag = header(answer, "X-Linked-Etag", here ? "ETag" : "X-Linked-Etag");
        if (size.isEmpty() || etag.isEmpty()) {
            throw ModelFailure.unusable("The hub does not tell the size and checksum of " + repository + "/" + path
                    + ": is " + hub + " the address of a model hub?");
        }
        return Optional.of(new RemoteFile(path, Long.parseLong(size.get()), etag.get()));
    }

    /**
     * What the hub says that the file's content is.
     *
     * @throws ModelFailure when it says nothing: nothing unchecked is installed
     */
    Checksum checksum(RemoteFile file) {
        return Checksum.ofEtag(file.version())
                .orElseThrow(() -> ModelFailure.unusable("The hub names no checksum of " + repository + "/"
                        + file.path() + "; nothing unchecked is installed."));
    }

    @Override
    public InputStream open(RemoteFile file, long from, long to) throws IOException {
        if (from == to) {
            return InputStream.nullInputStream(); // no range says so
        }
        HttpResponse<InputStream> answer = client.get(address(file.path()), "bytes=" + from + "-" + (to - 1));
        boolean taken = false;
        try {
            check(answer, file, from, to);
            taken = true;
            return client.watched(answer);
        } finally {
            if (!taken) {
                answer.body().close();
            }
        }
    }

    private void check(HttpResponse<InputStream> answer, RemoteFile file, long from, long to) throws IOException {
        switch (answer.statusCode()) {
            case HttpURLConnection.HTTP_PARTIAL -> {
                String range = answer.headers().firstValue("Content-Range").orElse("");
                if (!range.equals("bytes " + from + "-" + (to - 1) + "/" + file.size())) {
                    throw new SourceChanged(name() + "/" + file.path() + " was replaced while it was fetched.");
                }
            }
            case HttpURLConnection.HTTP_OK -> {
                if (from != 0 || to != file.size()) {
                    throw ModelFailure.unusable(
                            "Where the hub keeps " + file.path()
                                    + " there are no ranges to be had (a proxy between?), and without them large files cannot be fetched.");
                }
            }
            case RANGE_NOT_SATISFIABLE ->
                throw new SourceChanged(name() + "/" + file.path() + " was replaced while it was fetched.");
            default -> throw failure(answer, file.path());
        }
    }

    /** An exception for what may go away; thrown, a failure for what stays. */
    private IOException failure(HttpResponse<?> answer, String path) {
        String what = repository + "/" + path;
        boolean gated = answer.headers().firstValue("X-Error-Code").equals(Optional.of("GatedRepo"));
        boolean atHub = HubClient.sameOrigin(answer.uri(), hub);
        return switch (answer.statusCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN -> {
                if (!atHub) {
                    yield new IOException("the store behind the hub refuses; its signed addresses run out");
                }
                throw gated || answer.statusCode() == HttpURLConnection.HTTP_FORBIDDEN ? closed(what) : unknown(what);
            }
            case HttpURLConnection.HTTP_NOT_FOUND ->
                throw ModelFailure.missing("The hub has no " + what + " at " + revision + ".");
            default -> new IOException("the hub answers " + answer.statusCode() + " for " + what);
        };
    }

    private ModelFailure closed(String what) {
        return ModelFailure.denied("The hub does not give you " + what
                + ": its owner grants access. Ask for it on the page of " + repository
                + " at the hub, then set MODEL_HUB_TOKEN to a token of the account that was granted it.");
    }

    private static ModelFailure unknown(String what) {
        return ModelFailure.denied(
                "The hub wants to know who asks for " + what
                        + ": set MODEL_HUB_TOKEN to a token of yours. A wrong token is refused too, and so is a repository that does not exist.");
    }

    private URI address(String path) {
        String encoded = Arrays.stream((repository + "/resolve/" + revision + "/" + path).split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return URI.create(hub.toString().replaceAll("/+$", "") + "/" + encoded);
    }

    private static Optional<String> header(HttpResponse<?> answer, String first, String second) {
        return answer.headers().firstValue(first).or(() -> answer.headers().firstValue(second));
    }
}
