package com.adaptiveads.worker.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelemetryServerTest {
    private final Metrics metrics = new Metrics();
    private final Health health = new Health(metrics, Duration.ofMinutes(10));
    private final TelemetryServer server = TelemetryServer.start(0, metrics, health);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void isUnavailableUntilReadyAndWhenStopping() throws Exception {
        assertEquals(503, get("/health").statusCode());
        assertEquals("starting", status());
        health.ready(Map.of("models", List.of("clip-tiny"), "device", "cpu"));
        HttpResponse<String> ready = get("/health");
        assertEquals(200, ready.statusCode());
        assertEquals(List.of("clip-tiny"), Json.object(ready.body()).strings("models", 9));
        health.stopping();
        assertEquals(503, get("/health").statusCode());
        assertEquals("stopping", status());
    }

    @Test
    void aRunThatDoesNotEndIsNoHealth() throws Exception {
        Health impatient = new Health(metrics, Duration.ofSeconds(-1));
        impatient.ready(Map.of());
        metrics.begins();
        assertEquals("stuck", impatient.toJson().get("status"));
        metrics.ran(0, 5);
        health.ready(Map.of());
        assertEquals(200, get("/health").statusCode());
    }

    @Test
    void countsInPrometheusText() throws Exception {
        metrics.jobEnded("segment", "done", 1500);
        metrics.jobEnded("segment", "done", 20);
        metrics.trouble();
        metrics.modelLoaded("clip", "clip-tiny", "cpu");
        metrics.ran(2_000_000_000L, 500_000_000L);
        HttpResponse<String> answer = get("/metrics");
        assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/plain; version=0.0.4"));
        List<String> lines = answer.body().lines().toList();
        assertHas(lines, "adaptive_ads_jobs_total{outcome=\"done\",type=\"segment\"} 2.0");
        assertHas(lines, "adaptive_ads_job_seconds_bucket{outcome=\"done\",type=\"segment\",le=\"0.1\"} 1");
        assertHas(lines, "adaptive_ads_job_seconds_sum{outcome=\"done\",type=\"segment\"} 1.52");
        assertHas(lines, "adaptive_ads_troubles_total 1.0");
        assertHas(lines, "adaptive_ads_model_loaded{device=\"cpu\",family=\"clip\",model=\"clip-tiny\"} 1.0");
        assertHas(lines, "adaptive_ads_inference_runs_total 1.0");
        assertHas(lines, "adaptive_ads_inference_seconds_total 0.5");
        assertHas(lines, "adaptive_ads_inference_wait_seconds_total 2.0");
        assertTrue(lines.stream().anyMatch(l -> l.startsWith("adaptive_ads_resident_bytes ")), answer::body);
    }

    @Test
    void anythingElseIsNotFound() throws Exception {
        assertEquals(404, get("/").statusCode());
    }

    @Test
    void aTakenPortIsOneSentence() {
        int taken = server.port();
        String sentence = assertThrows(
                        IllegalArgumentException.class, () -> TelemetryServer.start(taken, metrics, health))
                .getMessage();
        assertTrue(sentence.startsWith("METRICS_PORT " + taken + " cannot be used ("), sentence);
    }

    private String status() throws Exception {
        return Json.object(get("/health").body()).string("status");
    }

    private static void assertHas(List<String> lines, String line) {
        assertTrue(lines.contains(line), () -> line + " is not in\n" + String.join("\n", lines));
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
