package com.adaptiveads.local.http;

import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Finds an issuer's public keys: OpenID Connect Discovery 1.0. */
final class IssuerKeys {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private IssuerKeys() {}

    /** @throws IOException when the issuer does not answer as one */
    static JWKSource<SecurityContext> discover(String issuer) throws IOException {
        String base = issuer.endsWith("/") ? issuer : issuer + "/";
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + ".well-known/openid-configuration"))
                .timeout(PATIENCE)
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            JsonObject metadata = Json.object(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body());
            if (!metadata.string("issuer").equals(issuer)) {
                throw new IOException("it calls itself " + metadata.string("issuer"));
            }
            URI keys = URI.create(metadata.string("jwks_uri"));
            return JWKSourceBuilder.create(keys.toURL()).build();
        } catch (InvalidJson | IllegalArgumentException e) {
            throw new IOException("it does not describe itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
