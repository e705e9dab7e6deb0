package com.adaptiveads.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.Route;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an issuer that signs what it is told to. */
class JwtAuthorizerTest {
    private static final RequestStreamHandler ECHO = (in, out, context) -> out.write(
            Json.bytes(Map.of("statusCode", 200, "body", new String(in.readAllBytes(), StandardCharsets.UTF_8))));

    private final HttpClient client = HttpClient.newHttpClient();
    private RSAKey key;
    private HttpServer issuer;
    private String name;
    private HttpFront front;

    @TempDir
    Path site;

    @BeforeEach
    void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        name = "http://127.0.0.1:" + issuer.getAddress().getPort();
        serve("/.well-known/openid-configuration", Json.bytes(Map.of("issuer", name, "jwks_uri", name + "/jwks")));
        serve("/jwks", new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8));
        issuer.start();
        front = front(name);
    }

    @AfterEach
    void stop() {
        front.close();
        issuer.stop(0);
    }

    private void serve(String path, byte[] body) {
        issuer.createContext(path, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private HttpFront front(String from) {
        return HttpFront.start(
                0,
                new ApiGateway(
                        List.of(
                                bound("GET", "/api/products/{id}"),
                                bound("DELETE", "/api/products/{id}"),
                                bound("POST", "/api/track")),
                        bound("GET", "/"),
                        new JwtAuthorizer(from, Set.of("page", "machines")),
                        Duration.ofSeconds(5)),
                new StaticSite(site));
    }

    private static ApiGateway.Bound bound(String method, String pattern) {
        return new ApiGateway.Bound(new Route(method, pattern, ECHO.getClass(), wiring -> ECHO), ECHO);
    }

    @Test
    void aRouteWithAScopeAsksForATokenAndAVisitorsDoesNot() throws Exception {
        HttpResponse<String> refused = call("GET", "/api/products/1", null);
        assertEquals(401, refused.statusCode());
        assertEquals("{\"message\":\"Unauthorized\"}", refused.body());
        assertEquals("Bearer", refused.headers().firstValue("www-authenticate").orElseThrow());
        assertEquals(200, call("POST", "/api/track", null).statusCode());
        assertEquals(200, call("POST", "/api/track", "Bearer of nothing").statusCode());
    }

    @Test
    void theFunctionIsToldWhoCalls() throws Exception {
        HttpResponse<String> answer = call("GET", "/api/products/1", "Bearer " + signed(claims()));
        assertEquals(200, answer.statusCode());
        JsonObject jwt = Json.object(answer.body())
                .object("requestContext")
                .object("authorizer")
                .object("jwt");
        assertEquals("anna", jwt.object("claims").string("sub"));
        assertEquals("[editors staff]", jwt.object("claims").string("groups"));
        assertEquals(List.of("adaptive-ads/read"), jwt.strings("scopes", 9));
        HttpResponse<String> open = call("POST", "/api/track", null);
        assertFalse(Json.object(open.body()).object("requestContext").has("authorizer"));
    }

    @Test
    void aTokenWithoutTheRoutesScopeIsForbidden() throws Exception {
        HttpResponse<String> refused = call("DELETE", "/api/products/1", "Bearer " + signed(claims()));
        assertEquals(403, refused.statusCode());
        assertEquals("{\"message\":\"Forbidden\"}", refused.body());
        JWTClaimsSet none =
                new JWTClaimsSet.Builder(claims()).claim("scope", null).build();
        assertEquals(403, call("GET", "/api/products/1", signed(none)).statusCode());
        JWTClaimsSet listed = new JWTClaimsSet.Builder(none)
                .claim("scp", List.of("adaptive-ads/delete"))
                .build();
        assertEquals(200, call("DELETE", "/api/products/1", signed(listed)).statusCode());
    }

    @Test
    void theClientCountsOnlyWhereThereIsNoAudience() throws Exception {
        JWTClaimsSet cognito = new JWTClaimsSet.Builder(claims())
                .audience((String) null)
                .claim("client_id", "page")
                .build();
        assertEquals(
                200, call("GET", "/api/products/1", "Bearer " + signed(cognito)).statusCode());
        JWTClaimsSet foreign =
                new JWTClaimsSet.Builder(cognito).audience("shop").build();
        assertEquals(
                401, call("GET", "/api/products/1", "Bearer " + signed(foreign)).statusCode());
        JWTClaimsSet nobody =
                new JWTClaimsSet.Builder(cognito).claim("client_id", "shop").build();
        assertEquals(
                401, call("GET", "/api/products/1", "Bearer " + signed(nobody)).statusCode());
    }

    @Test
    void aTokenOfAnotherTimeOrIssuerIsRefused() throws Exception {
        Date before = Date.from(Instant.now().minusSeconds(2));
        Date after = Date.from(Instant.now().plusSeconds(60));
        for (JWTClaimsSet wrong : List.of(
                new JWTClaimsSet.Builder(claims()).expirationTime(before).build(),
                new JWTClaimsSet.Builder(claims()).expirationTime(null).build(),
                new JWTClaimsSet.Builder(claims()).notBeforeTime(after).build(),
                new JWTClaimsSet.Builder(claims()).issueTime(after).build(),
                new JWTClaimsSet.Builder(claims()).issuer("http://elsewhere").build())) {
            assertEquals(
                    401,
                    call("GET", "/api/products/1", "Bearer " + signed(wrong)).statusCode(),
                    wrong.toString());
        }
    }

    @Test
    void whatTheIssuerDidNotSignIsRefused() throws Exception {
        RSAKey sameName = new RSAKeyGenerator(2048).keyID("one").generate();
        var curve = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        SignedJWT elliptic = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build(), claims());
        elliptic.sign(new ECDSASigner(curve));
        String good = signed(claims());
        for (String wrong : List.of(
                signed(claims(), sameName),
                elliptic.serialize(),
                new PlainJWT(claims()).serialize(),
                good.substring(0, good.length() - 8) + "AAAAAAAA",
                "no token",
                "")) {
            assertEquals(401, call("GET", "/api/products/1", "Bearer " + wrong).statusCode(), wrong);
        }
    }

    @Test
    void anIssuerThatCallsItselfOtherwiseIsNotBelieved() throws Exception {
        front.close();
        front = front(name.replace("127.0.0.1", "localhost"));
        assertEquals(
                500,
                call("GET", "/api/products/1", "Bearer " + signed(claims())).statusCode());
        assertEquals(401, call("GET", "/api/products/1", null).statusCode());
    }

    private JWTClaimsSet claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(name)
                .audience("page")
                .subject("anna")
                .claim("groups", List.of("editors", "staff"))
                .claim("scope", "openid adaptive-ads/read")
                .issueTime(Date.from(now.minusSeconds(1)))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build();
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, key);
    }

    private static String signed(JWTClaimsSet claims, JWK with) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(with.toRSAKey()));
        return token.serialize();
    }

    private HttpResponse<String> call(String method, String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (authorization != null) {
            request.header("authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
