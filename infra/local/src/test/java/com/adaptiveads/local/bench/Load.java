package com.adaptiveads.local.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Visitors who send one batch after the other, a connection each, a new session every few batches. */
final class Load {
    private static final Duration DURATION = Duration.ofSeconds(5);
    private static final int BATCHES_A_SESSION = 10;

    private final URI track;
    private final int connections;

    Load(URI base, int connections) {
        this.track = base.resolve("/api/track");
        this.connections = connections;
    }

    double eventsPerSecond() {
        long start = System.nanoTime();
        long end = start + DURATION.toNanos();
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                sent.add(visitors.submit(() -> send(end)));
            }
            int batches = 0;
            for (Future<Integer> count : sent) {
                batches += count.get();
            }
            return batches * EventsBench.batchSize() * 1e9 / (System.nanoTime() - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private int send(long end) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            String session = "";
            int sent = 0;
            while (System.nanoTime() < end) {
                if (sent % BATCHES_A_SESSION == 0) {
                    session = "bench-" + UUID.randomUUID();
                }
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(track)
                                .header("content-type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(EventsBench.batch(session)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IOException(answer.statusCode() + " " + answer.body());
                }
                sent++;
            }
            return sent;
        }
    }
}
