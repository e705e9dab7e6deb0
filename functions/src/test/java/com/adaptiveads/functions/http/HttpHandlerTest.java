package com.adaptiveads.functions.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.log.Log;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class HttpHandlerTest {
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

    private HttpHandler handler(Function<HttpRequest, HttpResponse> handle, String... origins) {
        Log log = new Log(new PrintStream(logged, true, UTF_8));
        return new HttpHandler(new HttpEdge(new Cors(Set.of(origins)), log, Optional.empty())) {
            @Override
            protected HttpResponse handle(HttpRequest request) {
                return handle.apply(request);
            }
        };
    }

    private static HttpResponse echo(HttpRequest request) {
        return HttpResponse.json(200, request.json().fields());
    }

    @Test
    void aBodyArrivesWhetherItIsEncodedOrNot() {
        HttpHandler echo = handler(HttpHandlerTest::echo);
        assertEquals(
                "ø",
                Call.of("POST", "/")
                        .json(new Fields().with("name", "ø"))
                        .to(echo)
                        .json()
                        .string("name"));
        assertEquals(
                "ø",
                Call.of("POST", "/")
                        .bytes("{\"name\":\"ø\"}".getBytes(UTF_8))
                        .to(echo)
                        .json()
                        .string("name"));
    }

    @Test
    void headersAreFoundInAnyCase() {
        HttpHandler handler = handler(
                r -> HttpResponse.json(200, Map.of("prefer", r.header("PREFER").orElse("none"))));
        assertEquals(
                "wait=3",
                Call.of("GET", "/")
                        .header("Prefer", "wait=3")
                        .to(handler)
                        .json()
                        .string("prefer"));
    }

    @Test
    void aFieldThatIsWrongIsNamed() {
        Answer answer = Call.of("POST", "/").text("{}").to(handler(r -> {
            r.json().id("session_id");
            return HttpResponse.noContent();
        }));
        assertEquals(400, answer.status());
        assertEquals("missing_field", answer.code());
        assertEquals("session_id is missing.", answer.json().string("error"));
    }

    @Test
    void whatIsNoJsonIsABadRequest() {
        for (String body : new String[] {"", "{", "[]", "null", "7", "{} {}", "{\"a\":1,}", "\u0000"}) {
            Answer answer = Call.of("POST", "/").text(body).to(handler(HttpHandlerTest::echo));
            assertEquals(400, answer.status(), body);
            assertEquals("invalid_json", answer.code(), body);
        }
    }

    @Test
    void base64ThatIsNoneIsABadRequest() {
        String event = """
                {"rawPath": "/", "requestContext": {"http": {"method": "POST"}}, "body": "%%%", "isBase64Encoded": true}
                """;
        assertEquals(
                400,
                Call.to(handler(HttpHandlerTest::echo), event.getBytes(UTF_8)).status());
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        Answer answer = Call.of("POST", "/")
                .text("{\"a\":\"" + "x".repeat(64 * 1024) + "\"}")
                .to(handler(HttpHandlerTest::echo));
        assertEquals(413, answer.status());
        assertEquals("too_large", answer.code());
    }

    @Test
    void aFailureOfOursTellsNothingToTheCallerAndAllToTheLog() {
        Answer answer = Call.of("GET", "/secret").to(handler(r -> {
            throw new IllegalStateException("table products-7 is gone");
        }));
        assertEquals(500, answer.status());
        assertEquals(
                "{\"error\":\"Something went wrong on our side; try again.\",\"code\":\"internal\"}",
                answer.event().string("body"));
        String log = logged.toString(UTF_8);
        assertTrue(log.contains("\"request_id\":\"request-1\"") && log.contains("products-7"), log);
        assertEquals(1, log.lines().count());
    }

    @Test
    void beingThrottledSaysWhenToComeBack() {
        Answer answer = Call.of("POST", "/").to(handler(r -> {
            throw HttpProblem.throttled("Wait a little.", 7);
        }));
        assertEquals(429, answer.status());
        assertEquals("7", answer.header("retry-after"));
    }

    @Test
    void onlySitesOfTheListMayRead() {
        HttpHandler handler = handler(r -> HttpResponse.noContent(), "https://shop.example");
        assertEquals(
                "https://shop.example",
                Call.of("GET", "/")
                        .header("origin", "https://shop.example")
                        .to(handler)
                        .header("access-control-allow-origin"));
        assertFalse(Call.of("GET", "/")
                .header("origin", "https://evil.example")
                .to(handler)
                .hasHeader("access-control-allow-origin"));
        assertFalse(Call.of("GET", "/").to(handler).hasHeader("access-control-allow-origin"));
    }

    @Test
    void aPreflightIsAnsweredWithoutTheFunction() {
        Answer answer = Call.of("OPTIONS", "/api/track")
                .header("origin", "https://any.example")
                .to(handler(
                        r -> {
                            throw new AssertionError("not to be called");
                        },
                        "*"));
        assertEquals(204, answer.status());
        assertEquals("*", answer.header("access-control-allow-origin"));
        assertTrue(answer.header("access-control-allow-methods").contains("DELETE"));
    }

    @Test
    void jsonIsNeverCached() {
        assertEquals(
                "no-store",
                Call.of("GET", "/")
                        .to(handler(r -> HttpResponse.json(200, Map.of())))
                        .header("cache-control"));
    }
}
