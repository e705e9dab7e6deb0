package com.adaptiveads.functions.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.Samples;
import com.adaptiveads.functions.testing.TestClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatusHandlerTest {
    private final TestClock clock = new TestClock();
    private Optional<Heartbeat> newest = Optional.empty();
    private final StatusHandler handler = new StatusHandler(Edges.edge(), () -> newest, clock);

    @Test
    void modelsAreLoadedWhileAWorkerThatHasThemIsAlive() {
        newest = Optional.of(new Heartbeat("w1", clock.millis(), "sam3", "palette", "sd15", 0, 0));
        clock.advance(60_000);
        Answer answer = Call.of("GET", "/").to(handler);
        assertEquals(200, answer.status());
        assertEquals("running", answer.json().string("status"));
        assertEquals(Optional.of(true), answer.json().optionalBoolean("sam3_loaded"));
        assertEquals(Optional.of(false), answer.json().optionalBoolean("clip_loaded"));
        assertEquals(Optional.of(true), answer.json().optionalBoolean("sd15_loaded"));
        assertTrue(answer.json().strings("endpoints", 100).contains("POST /api/upload"));
    }

    @Test
    void aWorkerThatFellSilentHasNothingLoaded() {
        newest = Optional.of(new Heartbeat("w1", clock.millis(), "sam3", "clip", "sd15", 0, 0));
        clock.advance(60_001);
        Answer answer = Call.of("GET", "/").to(handler);
        assertEquals(Optional.of(false), answer.json().optionalBoolean("sam3_loaded"));
        assertFalse(answer.json().has("worker"));
    }

    @Test
    void noWorkerEverIsAnAnswerToo() {
        assertEquals(200, Call.to(handler, Samples.read("http-status.json")).status());
    }

    @Test
    void anAddressThatDoesNotExistIsNotFound() {
        for (String path : new String[] {"/api/nothing", "/api", "", "/api/products/", "/api/products/a/b/c", "//"}) {
            Answer answer = Call.of("GET", path).to(handler);
            assertEquals(404, answer.status(), path);
            assertEquals("not_found", answer.code());
        }
        assertEquals(404, Call.to(handler, Samples.read("http-not-found.json")).status());
    }

    @Test
    void theWrongMethodIsToldTheRightOnes() {
        Answer answer = Call.of("PUT", "/api/products/0123").to(handler);
        assertEquals(405, answer.status());
        assertEquals("GET, DELETE", answer.header("allow"));
        assertEquals("POST", Call.of("GET", "/api/upload").to(handler).header("allow"));
        assertEquals(405, Call.of("POST", "/").to(handler).status());
    }
}
