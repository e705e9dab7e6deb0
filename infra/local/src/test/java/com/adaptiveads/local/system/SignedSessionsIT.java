package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.local.system.Api.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code SESSION_TOKENS=required} nobody acts for another's session. */
class SignedSessionsIT {
    @TempDir
    static Path folder;

    private static EmbeddedSystem system;

    @BeforeAll
    static void start() {
        system = EmbeddedSystem.start(environment());
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(EmbeddedSystem.environment(folder));
        environment.put("SESSION_TOKENS", "required");
        return environment;
    }

    /** Every call that names a session, with the token in the body, as a beacon sends it. */
    private static List<Answer> calls(String session, Optional<String> token) {
        Map<String, Object> one = Map.of("type", "click", "data", Map.of("x", 1, "y", 2));
        Map<String, Object> batch = Map.of("batch_id", UUID.randomUUID().toString(), "events", List.of(one));
        var reading = system.api().request("/api/sessions/" + session);
        token.ifPresent(t -> reading.header("x-session-token", t));
        return List.of(
                beacon("/api/track", session, token, one),
                beacon("/api/track", session, token, batch),
                beacon("/api/analyze", session, token, Map.of()),
                beacon("/api/heatmap", session, token, Map.of()),
                beacon("/api/variations", session, token, Map.of()),
                system.api().send(reading));
    }

    private static Answer beacon(String path, String session, Optional<String> token, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("session_id", session);
        token.ifPresent(t -> body.put("session_token", t));
        return system.api().post(path, "text/plain;charset=UTF-8", Json.bytes(body));
    }

    private static JsonObject session() {
        Answer answer = system.api().post("/api/sessions", Map.of());
        assertEquals(201, answer.status(), answer.text());
        return answer.json();
    }

    @Test
    void withoutATokenEveryCallOfASessionIsTurnedAway() {
        for (Answer answer : calls("session_of_mine", Optional.empty())) {
            assertEquals(401, answer.status(), answer.text());
            assertEquals("session_token_required", answer.json().string("code"));
        }
    }

    @Test
    void aTokenOfOnesOwnDoesNotOpenAnothersSession() {
        JsonObject mine = session();
        JsonObject anothers = session();

        for (Answer answer : calls(anothers.string("session_id"), Optional.of(mine.string("session_token")))) {
            assertEquals(403, answer.status(), answer.text());
            assertEquals("session_token_invalid", answer.json().string("code"));
        }
        JsonObject heat = beacon(
                        "/api/heatmap",
                        anothers.string("session_id"),
                        Optional.of(anothers.string("session_token")),
                        Map.of())
                .json();
        assertTrue(heat.objects("heatmap", 10).isEmpty(), "nothing was written");
    }

    @Test
    void withItsTokenASessionWorksFromBodyOrHeader() {
        JsonObject mine = session();
        String id = mine.string("session_id");
        List<Integer> statuses = calls(id, Optional.of(mine.string("session_token"))).stream()
                .map(Answer::status)
                .toList();

        // no product is ready for variations
        assertEquals(List.of(200, 200, 200, 200, 409, 200), statuses);
        Answer byHeader = system.api()
                .send(system.api()
                        .request("/api/heatmap")
                        .header("x-session-token", mine.string("session_token"))
                        .POST(BodyPublishers.ofByteArray(Json.bytes(Map.of("session_id", id)))));
        assertEquals(2, byHeader.json().objects("heatmap", 10).size());
    }

    @Test
    void aCreativesHeatIsNobodysSession() {
        assertEquals(
                200,
                system.api()
                        .post("/api/heatmap", Map.of("product_id", "a".repeat(24)))
                        .status());
    }

    @Test
    void theKeyIsOfTheOwnerAloneAndInNoAnswer() throws IOException {
        Path file = folder.resolve("data/journals/session-keys");
        String key = Files.readString(file, StandardCharsets.US_ASCII).strip();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(44, key.length());
        assertFalse(Json.string(session().fields()).contains(key));
    }
}
