package com.adaptiveads.worker.ecs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.Json;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an agent on this machine that answers as ECS's does. */
class TaskProtectionTest {
    private static final Map<String, Object> ON = Map.of("ProtectionEnabled", true, "ExpiresInMinutes", 5);
    private static final Map<String, Object> OFF = Map.of("ProtectionEnabled", false);
    private static final String GRANTED =
            "{\"protection\": {\"ExpirationDate\": \"2026-11-24T12:00:00Z\", \"ProtectionEnabled\": true, \"TaskArn\": \"t\"}}";
    private static final String FORBIDDEN =
            "{\"error\": {\"Arn\": \"t\", \"Code\": \"AccessDeniedException\", \"Message\": \"no\"}, \"requestID\": \"r\"}";

    private final BlockingQueue<Map<String, Object>> asked = new LinkedBlockingQueue<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final Standing clock = new Standing();
    private volatile int status = 200;
    private volatile String answer = GRANTED;
    private HttpServer agent;
    private TaskProtection protection;

    @BeforeEach
    void start() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/api/task/task-protection/v1/state", exchange -> {
            try (exchange) {
                assertEquals("PUT", exchange.getRequestMethod());
                asked.add(Json.object(exchange.getRequestBody().readAllBytes()).fields());
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        agent.start();
        protection = protection();
    }

    private TaskProtection protection() {
        URI uri = URI.create("http://127.0.0.1:" + agent.getAddress().getPort() + "/api/task");
        return new TaskProtection(uri, clock, (sentence, cause) -> troubles.add(sentence + " " + cause.getMessage()));
    }

    @AfterEach
    void stop() {
        protection.close();
        agent.stop(0);
    }

    @Test
    void theFirstJobAsksForItAndTheHeartbeatGivesItUp() throws InterruptedException {
        protection.began();
        assertEquals(ON, asked.take());
        protection.began();
        protection.ended();
        protection.beat();
        assertTrue(asked.isEmpty(), "one job still runs");

        protection.ended();
        protection.beat();
        assertEquals(OFF, asked.take());
        protection.beat();
        assertTrue(asked.isEmpty(), "once");
    }

    @Test
    void theHeartbeatRenewsItLongBeforeItRunsOut() throws InterruptedException {
        protection.began();
        asked.take();
        for (int minute = 1; minute <= 12; minute++) {
            clock.advance(30_000);
            protection.beat();
            clock.advance(30_000);
            protection.beat();
        }

        assertEquals(12, asked.size());
        assertTrue(asked.stream().allMatch(ON::equals), asked::toString);
    }

    @Test
    void aRefusalIsToldAndTriedAgainAndHarmsNoJob() throws InterruptedException {
        status = 400;
        answer = FORBIDDEN;
        protection.began();
        asked.take();
        protection.beat(); // waits for the first to be over
        asked.take();
        assertEquals(2, troubles.size());
        assertTrue(troubles.getFirst().contains("AccessDeniedException"), troubles::toString);

        status = 200;
        answer = GRANTED;
        protection.beat();
        assertEquals(ON, asked.take());
        assertEquals(2, troubles.size());
    }

    @Test
    void aFailureWithinAnAnswerIsOne() throws InterruptedException {
        answer = "{\"failure\": {\"Arn\": \"t\", \"Reason\": \"DEPLOYMENT_BLOCKED\"}}";
        protection.began();
        asked.take();
        protection.beat();

        assertTrue(troubles.getFirst().contains("DEPLOYMENT_BLOCKED"), troubles::toString);
    }

    @Test
    void anAgentThatIsNotThereIsToldOnly() {
        agent.stop(0);
        protection.began();
        protection.beat();
        protection.ended();
        protection.beat();

        assertTrue(troubles.getFirst().startsWith("The task's protection could not be changed"), troubles::toString);
    }

    private static final class Standing extends Clock {
        private final AtomicLong now = new AtomicLong(1_800_000_000_000L);

        void advance(long ms) {
            now.addAndGet(ms);
        }

        @Override
        public long millis() {
            return now.get();
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
