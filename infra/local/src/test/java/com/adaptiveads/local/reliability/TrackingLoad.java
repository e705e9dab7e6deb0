package com.adaptiveads.local.reliability;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Visitors who track at once: each sends a batch of {@value #BATCH} events every {@value #PERIOD_MS} ms, as the page does, every
 * tenth batch twice, and sends again what was not answered with 200. What was sent must be stored, once.
 */
final class TrackingLoad {
    private static final int BATCH = 20;
    private static final int PERIOD_MS = 5_000;
    private static final int AGAIN_MS = 250;
    private static final int MOST_TRIES = 40;

    private final URI base;
    private final Figures figures;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();

    TrackingLoad(URI base, Figures figures) {
        this.base = base;
        this.figures = figures;
    }

    /** @param before events that were counted before */
    long run(String name, int visitors, int seconds, long before) throws Exception {
        String run = UUID.randomUUID().toString().substring(0, 8);
        Cpu cpu = new Cpu();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<AtomicLong> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> visits = new ArrayList<>();
            for (int i = 0; i < visitors; i++) {
                String session = "load-" + run + "-" + i;
                AtomicLong events = new AtomicLong();
                sent.add(events);
                visits.add(threads.submit(() -> visit(session, end, events)));
            }
            for (Future<?> visit : visits) {
                visit.get();
            }
        }
        cpu.tell(figures, name);
        long all = sent.stream().mapToLong(AtomicLong::get).sum();
        long stored = 0;
        for (int i = 0; i < visitors; i++) {
            stored += stored("load-" + run + "-" + i);
        }
        figures.figure(name + " requests a second", requests.get() / (double) seconds, "");
        figures.figure(name + " p50", Figures.percentile(millis, 0.5), "ms");
        figures.figure(name + " p99", Figures.percentile(millis, 0.99), "ms");
        figures.figure(name + " answered otherwise than 200", 100.0 * refused.get() / requests.get(), "%");
        figures.promise(name + " events stored once", all, stored);
        double drained = Figures.until(120, () -> counted() == before + all);
        figures.promise(name + " events in the totals", before + all, counted());
        figures.figure(name + " totals complete after", drained, "s");
        return before + all;
    }

    private void visit(String session, long end, AtomicLong events) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PERIOD_MS));
            for (int n = 0; System.nanoTime() < end; n++) {
                byte[] batch = batch(session, n);
                long start = System.nanoTime();
                deliver(batch);
                millis.add((System.nanoTime() - start) / 1e6);
                events.addAndGet(BATCH);
                if (n % 10 == 9) {
                    deliver(batch);
                }
                Thread.sleep(PERIOD_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(byte[] batch) throws InterruptedException {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            requests.incrementAndGet();
            try {
                HttpRequest request = HttpRequest.newBuilder(base.resolve("/api/track"))
                        .timeout(Duration.ofSeconds(40))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
                        .build();
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // sent again, like any other
            }
            refused.incrementAndGet();
            Thread.sleep(AGAIN_MS);
        }
        throw new IllegalStateException("a batch was never taken");
    }

    private static byte[] batch(String session, int n) {
        long now = System.currentTimeMillis();
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            events.add(Map.of(
                    "type",
                    i % 10 == 9 ? "click" : "hover",
                    "data",
                    Map.of("id", n + "-" + i, "x", 100 + i, "y", 200, "duration", 200, "timestamp", now - 200L * i)));
        }
        return Json.bytes(Map.of("session_id", session, "batch_id", "b" + n, "events", events));
    }

    private long stored(String session) {
        JsonObject answer = get("/api/sessions/" + session);
        return answer.has("clicks")
                ? answer.integer("clicks", 0, Integer.MAX_VALUE) + answer.integer("hovers", 0, Integer.MAX_VALUE)
                : 0;
    }

    private long counted() {
        JsonObject stats = get("/api/stats");
        return stats.integer("total_clicks", 0, Integer.MAX_VALUE)
                + stats.integer("total_hovers", 0, Integer.MAX_VALUE);
    }

    /** Tried again while the answer is a fault of ours. */
    private JsonObject get(String path) {
        try {
            HttpResponse<byte[]> answer;
            int attempts = 0;
            do {
                answer = http.send(
                        HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
                attempts++;
            } while (answer.statusCode() >= 500 && attempts < MOST_TRIES);
            return Json.object(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
