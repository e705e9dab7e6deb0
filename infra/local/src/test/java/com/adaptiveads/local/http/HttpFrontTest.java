package com.adaptiveads.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.Route;
import com.adaptiveads.local.StartFailure;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFrontTest {
    /** Answers with the event it got, as a function would see it. */
    private static final RequestStreamHandler ECHO = (in, out, context) -> out.write(Json.bytes(Map.of(
            "statusCode",
            200,
            "headers",
            Map.of("content-type", "application/json"),
            "cookies",
            List.of("a=1", "b=2"),
            "body",
            new String(in.readAllBytes(), StandardCharsets.UTF_8))));

    private static final RequestStreamHandler NOT_FOUND =
            (in, out, context) -> out.write(Json.bytes(Map.of("statusCode", 404, "body", "{\"code\":\"not_found\"}")));

    private static final RequestStreamHandler BROKEN = (in, out, context) -> {
        throw new IOException("/secret/path");
    };

    private final CountDownLatch never = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path site;

    private HttpFront front;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(site.resolve("index.html"), "<!doctype html>");
        Files.writeString(site.resolve("app.js"), "let a");
        Files.writeString(site.resolve(".secret"), "no");
        RequestStreamHandler slow = (in, out, context) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
        front = HttpFront.start(
                0,
                new ApiGateway(
                        List.of(
                                bound("GET", "/", ECHO),
                                bound("POST", "/api/echo", ECHO),
                                bound("GET", "/api/things/{id}", ECHO),
                                bound("GET", "/api/broken", BROKEN),
                                bound("GET", "/api/slow", slow)),
                        bound("GET", "/", NOT_FOUND),
                        Authorizer.NONE,
                        Duration.ofSeconds(1)),
                new StaticSite(site));
    }

    @AfterEach
    void stop() {
        never.countDown();
        front.close();
    }

    @Test
    void anEventCarriesWhatApiGatewaySends() throws Exception {
        HttpResponse<String> response = send(request("/api/things/a%20b+c?limit=5&tag=x&tag=%C3%A9")
                .header("X-Custom", "1")
                .header("x-custom", "2")
                .header("Cookie", "one=1; two=2"));

        JsonObject event = Json.object(response.body());
        assertEquals("2.0", event.string("version"));
        assertEquals("GET /api/things/{id}", event.string("routeKey"));
        assertEquals("/api/things/a%20b+c", event.string("rawPath"));
        assertEquals("limit=5&tag=x&tag=%C3%A9", event.string("rawQueryString"));
        assertEquals("a b+c", event.object("pathParameters").string("id"));
        assertEquals("x,é", event.object("queryStringParameters").string("tag"));
        assertEquals("1,2", event.object("headers").string("x-custom"));
        assertEquals(List.of("one=1", "two=2"), event.strings("cookies", 9));
        assertFalse(event.object("headers").has("cookie"));
        assertEquals("GET", event.object("requestContext").object("http").string("method"));
        assertEquals("127.0.0.1", event.object("requestContext").object("http").string("sourceIp"));
        assertEquals(List.of("a=1", "b=2"), response.headers().allValues("set-cookie"));
    }

    @Test
    void textStaysTextAndAnythingElseBecomesBase64() throws Exception {
        JsonObject text =
                Json.object(send(post("/api/echo", "{\"é\":1}").header("content-type", "text/plain;charset=UTF-8"))
                        .body());
        assertEquals("{\"é\":1}", text.string("body"));
        assertEquals(false, text.optionalBoolean("isBase64Encoded").orElseThrow());

        JsonObject binary =
                Json.object(send(post("/api/echo", "abc").header("content-type", "multipart/form-data; boundary=x"))
                        .body());
        assertEquals("YWJj", binary.string("body"));
        assertEquals(true, binary.optionalBoolean("isBase64Encoded").orElseThrow());
    }

    @Test
    void whatFitsNoRouteGoesToTheFallbackWithItsMethod() throws Exception {
        assertEquals(404, send(request("/api/nothing")).statusCode());
        assertEquals(404, send(post("/api/things/1", "")).statusCode());
    }

    @Test
    void aBodyOverTenMegabytesIsRefusedAndTheCallerIsTold() throws Exception {
        HttpResponse<String> response = client.send(
                request("/api/echo")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[12 * 1024 * 1024]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(413, response.statusCode());
        assertEquals("too_large", Json.object(response.body()).string("code"));
    }

    @Test
    void aFunctionThatTakesTooLongIsA503() throws Exception {
        HttpResponse<String> response = send(request("/api/slow"));
        assertEquals(503, response.statusCode());
        assertEquals("timeout", Json.object(response.body()).string("code"));
    }

    @Test
    void aFunctionThatThrowsIsA500WithoutDetails() throws Exception {
        HttpResponse<String> response = send(request("/api/broken"));
        assertEquals(500, response.statusCode());
        assertFalse(response.body().contains("secret"));
    }

    @Test
    void aBrowserGetsTheFrontEndAndEveryoneElseTheApi() throws Exception {
        assertEquals(
                "<!doctype html>",
                send(request("/").header("accept", "text/html,*/*;q=0.8")).body());
        assertEquals("GET /", Json.object(send(request("/")).body()).string("routeKey"));
    }

    @Test
    void aViewsAddressIsThePageForABrowserAndNothingForOthers() throws Exception {
        HttpResponse<String> view = send(request("/library/0123").header("accept", "text/html"));
        assertEquals("<!doctype html>", view.body());
        assertEquals("no-cache", view.headers().firstValue("cache-control").orElseThrow());
        assertEquals(404, send(request("/library")).statusCode());
        assertEquals(
                404, send(request("/lost.js").header("accept", "text/html")).statusCode());
        assertEquals(
                404, send(request("/api/lost").header("accept", "text/html")).statusCode());
    }

    @Test
    void filesNamedByTheirContentAreKeptForGood() throws Exception {
        Files.createDirectory(site.resolve("assets"));
        Files.writeString(site.resolve("assets/index-1a2b.css"), "a{}");
        HttpResponse<String> response = send(request("/assets/index-1a2b.css"));
        assertEquals(
                "text/css; charset=utf-8",
                response.headers().firstValue("content-type").orElseThrow());
        assertTrue(response.headers().firstValue("cache-control").orElseThrow().contains("immutable"));
    }

    @Test
    void filesComeWithTypeAndTagAndAreNotSentTwice() throws Exception {
        HttpResponse<String> first = send(request("/app.js"));
        assertEquals("let a", first.body());
        assertEquals(
                "text/javascript; charset=utf-8",
                first.headers().firstValue("content-type").orElseThrow());
        String tag = first.headers().firstValue("etag").orElseThrow();
        assertEquals(304, send(request("/app.js").header("if-none-match", tag)).statusCode());
    }

    @Test
    void nothingOutsideTheSiteOrHiddenInItIsServed() throws Exception {
        Path outside = Files.writeString(site.resolveSibling(site.getFileName() + ".txt"), "private");
        Files.createSymbolicLink(site.resolve("link.txt"), outside);
        for (String path : List.of(
                "/.secret",
                "/link.txt",
                "/../" + outside.getFileName(),
                "/..%2f" + outside.getFileName(),
                "/%2e%2e/" + outside.getFileName(),
                "/app.js%00")) {
            HttpResponse<String> response = send(request(path));
            assertFalse(response.body().contains("private"), path);
            assertTrue(response.statusCode() >= 400, path);
        }
    }

    @Test
    void slowCallersDoNotHoldUpOthers() throws Exception {
        Socket[] slow = new Socket[200];
        try {
            for (int i = 0; i < slow.length; i++) {
                slow[i] = new Socket(InetAddress.getLoopbackAddress(), front.port());
                slow[i].getOutputStream()
                        .write("POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nab"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(200, send(request("/api/things/1")).statusCode());
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aTakenPortIsOneClearSentence() {
        StartFailure failure = assertThrows(
                StartFailure.class,
                () -> HttpFront.start(
                        front.port(),
                        new ApiGateway(List.of(), bound("GET", "/", ECHO), Authorizer.NONE, Duration.ofSeconds(1)),
                        new StaticSite(site)));
        assertEquals(
                "Port " + front.port()
                        + " cannot be used (Address already in use): end the program that uses it, or choose another with PORT=….",
                failure.getMessage());
    }

    private static ApiGateway.Bound bound(String method, String pattern, RequestStreamHandler handler) {
        return new ApiGateway.Bound(new Route(method, pattern, handler.getClass(), wiring -> handler), handler);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path));
    }

    private HttpRequest.Builder post(String path, String body) {
        return request(path).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
