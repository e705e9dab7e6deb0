package com.adaptiveads.functions.track;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.functions.testing.Events;
import com.adaptiveads.functions.testing.MemoryTable;
import com.adaptiveads.functions.testing.NoContext;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What an event costs from API Gateway's event to its answer, stored in memory in the form DynamoDB would hold; beside it a
 * Flask endpoint that appends the same events to a dict, driven in its process by Flask's test client. Best of several runs.
 */
final class TrackBench {
    private static final int SESSIONS = 20;
    private static final int REQUESTS = 1_000;
    private static final int RUNS = 15;
    private static final RandomGenerator RANDOM = new SplittableRandom(1);

    private TrackBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.printf("%-36s %9s %9s %7s%n", "name", "ours", "peer", "ratio");
        for (int events : new int[] {20, 1}) {
            Cost ours = ours(events);
            Optional<Double> peer = FlaskPeer.microsPerEvent(body(0, 0, events), events);
            print("track, " + events + " a request, us/event", ours.micros(), peer);
            print("track, " + events + " a request, bytes/event", ours.bytes(), Optional.empty());
        }
    }

    private static void print(String name, double ours, Optional<Double> peer) {
        System.out.printf(
                "%-36s %9.1f %9s %7s%n",
                name,
                ours,
                peer.map("%.1f"::formatted).orElse("-"),
                peer.map(p -> "%.2f".formatted(ours / p)).orElse("-"));
    }

    /** @param bytes allocated by the calling thread */
    private record Cost(double micros, double bytes) {}

    private static Cost ours(int events) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double micros = Double.POSITIVE_INFINITY;
        double bytes = Double.POSITIVE_INFINITY;
        for (int run = 0; run < RUNS; run++) {
            MemoryTable table = new MemoryTable();
            TrackHandler handler = TrackHandlers.of(new Tracker(table.sessions(), Clock.systemUTC(), failures -> {}));
            List<byte[]> requests = requests(run, events);
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            for (byte[] request : requests) {
                handler.handleRequest(new ByteArrayInputStream(request), new ByteArrayOutputStream(), new NoContext());
            }
            double counted = (double) REQUESTS * events;
            micros = Math.min(micros, (System.nanoTime() - start) / 1e3 / counted);
            bytes = Math.min(bytes, (threads.getCurrentThreadAllocatedBytes() - allocated) / counted);
            if (table.batches("session-0") != REQUESTS / SESSIONS) {
                throw new IllegalStateException("not every request was stored");
            }
        }
        return new Cost(micros, bytes);
    }

    private static List<byte[]> requests(int run, int events) {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(Json.bytes(new Fields()
                    .with("version", "2.0")
                    .with("rawPath", "/api/track")
                    .with("headers", Map.of("content-type", "application/json"))
                    .with(
                            "requestContext",
                            Map.of("requestId", "r" + i, "http", Map.of("method", "POST", "path", "/api/track")))
                    .with("body", Json.string(body(run, i, events)))
                    .with("isBase64Encoded", false)
                    .map()));
        }
        return requests;
    }

    private static Map<String, Object> body(int run, int request, int events) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, Object>[] batch = new Map[events];
        Arrays.setAll(batch, i -> event());
        return new Fields()
                .with("session_id", "session-" + request % SESSIONS)
                .with("batch_id", "batch-" + run + "-" + request)
                .with("events", Arrays.asList(batch))
                .map();
    }

    private static Map<String, Object> event() {
        return Events.event(
                RANDOM.nextInt(5) == 0 ? "click" : "hover",
                new Fields()
                        .with("id", Long.toHexString(RANDOM.nextLong()))
                        .with("x", RANDOM.nextInt(1000))
                        .with("y", RANDOM.nextInt(600))
                        .with("product_id", Integer.toString(RANDOM.nextInt(10)).repeat(24))
                        .with("duration", RANDOM.nextInt(4000))
                        .with("timestamp", System.currentTimeMillis() - RANDOM.nextInt(5_000)));
    }
}
