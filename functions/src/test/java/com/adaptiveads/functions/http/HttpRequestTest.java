package com.adaptiveads.functions.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpRequestTest {
    private static final HttpRequest WITH_HEADER = HttpRequest.parse(Json.bytes(Map.of(
            "rawPath",
            "/api/track",
            "headers",
            Map.of("x-session-token", "of the header"),
            "requestContext",
            Map.of("http", Map.of("method", "POST")))));

    @Test
    void aTokenInAHeaderWinsOverOneInTheBody() {
        assertEquals(
                Optional.of("of the header"),
                WITH_HEADER.sessionToken(Json.object("{\"session_token\": \"of the body\"}")));
    }

    @Test
    void aTokenOfAnotherTypeIsRefusedBesideAHeaderToo() {
        assertThrows(InvalidJson.class, () -> WITH_HEADER.sessionToken(Json.object("{\"session_token\": 5}")));
    }
}
