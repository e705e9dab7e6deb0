package com.adaptiveads.local.packaged;

import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.emulator.Aws;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * What {@code infra/pictures.yaml} asks of CloudFront, as its documentation says it: a path is answered from the bucket when a key
 * of the group has signed the policy that follows from the URL, it has not expired, and the bucket's policy lets CloudFront read
 * there; else 403. It listens on loopback and takes every request for one to its domain.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html">
 *     Create a signed URL using a canned policy</a>
 */
final class EdgeStandIn implements AutoCloseable {
    static final String DOMAIN = "d111111abcdef8.cloudfront.test";

    private static final List<String> READABLE = List.of("products/", "compositions/");
    private static final Pattern QUERY =
            Pattern.compile("Expires=(\\d{1,12})&Signature=([^&]+)&Key-Pair-Id=(\\w+)&Hash-Algorithm=SHA256");

    private final Aws aws;
    private final HttpServer server;
    private final Map<String, PublicKey> keyGroup = new ConcurrentHashMap<>();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    EdgeStandIn(Aws aws) {
        this.aws = aws;
        server = Loopback.serve(this::serve);
    }

    /** From now on these keys count and no others. */
    void trust(Map<String, PublicKey> keys) {
        keyGroup.clear();
        keyGroup.putAll(keys);
    }

    /** How far its clock is before ours. */
    void setAhead(Duration by) {
        ahead.set(by);
    }

    /** Where a URL of the domain is asked for here. */
    URI local(URI url) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(Loopback.address(server) + url.getRawPath() + query);
    }

    private void serve(HttpExchange exchange) throws IOException {
        Optional<ResponseBytes<GetObjectResponse>> object = signed(exchange.getRequestURI())
                ? object(exchange.getRequestURI().getPath().substring(1))
                : Optional.empty();
        if (object.isEmpty()) {
            exchange.sendResponseHeaders(403, -1);
        } else {
            byte[] bytes = object.get().asByteArray();
            exchange.getResponseHeaders()
                    .set("Content-Type", object.get().response().contentType());
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private boolean signed(URI request) {
        Matcher query = QUERY.matcher(String.valueOf(request.getRawQuery()));
        if (!query.matches() || !keyGroup.containsKey(query.group(3))) {
            return false;
        }
        boolean valid = Instant.now().plus(ahead.get()).getEpochSecond() < Long.parseLong(query.group(1));
        String policy = "{\"Statement\":[{\"Resource\":\"https://" + DOMAIN + request.getRawPath()
                + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":" + query.group(1) + "}}}]}";
        return valid && verifies(keyGroup.get(query.group(3)), policy, query.group(2));
    }

    private static boolean verifies(PublicKey key, String policy, String signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(policy.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder()
                    .decode(signature.replace('-', '+').replace('_', '=').replace('~', '/')));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // no signature at all
        }
    }

    private Optional<ResponseBytes<GetObjectResponse>> object(String key) {
        if (READABLE.stream().noneMatch(key::startsWith)) {
            return Optional.empty();
        }
        try {
            return Optional.of(aws.s3()
                    .getObjectAsBytes(get -> get.bucket(LocalSystem.BUCKET).key(key)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
