package com.adaptiveads.functions.track;

import static com.adaptiveads.functions.testing.Events.SESSION;
import static com.adaptiveads.functions.testing.Events.batch;
import static com.adaptiveads.functions.testing.Events.event;
import static com.adaptiveads.functions.testing.Events.request;
import static com.adaptiveads.functions.testing.Events.single;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.testing.MemoryTable;
import com.adaptiveads.functions.testing.TestClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A network that repeats and reorders, and clients that send again, in other batches too: every event counts once. */
class RetriesTest {
    private static final int SEEDS = 100;
    private static final int EVENTS = 60;
    private static final String PRODUCT = "a".repeat(24);

    /** What a client has sent, as it would send it again. */
    private static final class Client {
        private final Random random;
        private final List<Fields> sent = new ArrayList<>();
        private final List<Fields> sentAgain = new ArrayList<>();
        private final List<Fields> sentAgainWithOtherTimes = new ArrayList<>();
        private int batches;

        Client(int seed) {
            random = new Random(seed);
        }

        void inBatches(List<Map<String, Object>> events) {
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(20));
                List<Map<String, Object>> some = events.subList(from, to);
                String id = "batch-" + batches++;
                sent.add(batchOf(id, some));
                if (random.nextBoolean()) {
                    sentAgain.add(batchOf(id, some));
                }
                if (random.nextBoolean()) { // the answer was lost, and they go with what came since
                    sentAgain.add(batchOf("batch-" + batches++, events.subList(random.nextInt(from + 1), to)));
                }
                if (random.nextBoolean()) {
                    sentAgainWithOtherTimes.add(batchOf(id, moved(some)));
                }
                from = to;
            }
        }

        void alone(List<Map<String, Object>> events) {
            events.forEach(event -> {
                sent.add(single(event));
                for (int again = random.nextInt(3); again > 0; again--) {
                    sentAgain.add(single(event));
                }
            });
        }

        List<Fields> delivered() {
            List<Fields> delivered = new ArrayList<>(sent);
            delivered.addAll(sentAgain);
            Collections.shuffle(delivered, random);
            delivered.addAll(sentAgainWithOtherTimes);
            return delivered;
        }

        @SuppressWarnings("unchecked")
        private static Fields batchOf(String id, List<Map<String, Object>> events) {
            return batch(id, events.toArray(Map[]::new));
        }

        private List<Map<String, Object>> moved(List<Map<String, Object>> events) {
            return events.stream()
                    .map(event -> event(
                            "click", new Fields().with("x", 1).with("y", 1).with("timestamp", 77)))
                    .toList();
        }
    }

    @Test
    void eventsWithIdsCountOnceInWhicheverBatchesTheyCome() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Client client = new Client(seed);
            List<Map<String, Object>> events = events(client.random, true);
            client.inBatches(events);

            assertEquals(once(events), counted(client), "seed " + seed);
        }
    }

    @Test
    void eventsThatComeAloneAndSayWhenCountOnceWithoutAnId() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Client client = new Client(seed);
            List<Map<String, Object>> events = events(client.random, client.random.nextBoolean());
            client.alone(events);

            assertEquals(once(events), counted(client), "seed " + seed);
        }
    }

    /** Of a session whose every event arrived once, in one go. */
    private static List<Object> once(List<Map<String, Object>> events) {
        Client client = new Client(0);
        for (int from = 0; from < events.size(); from += 50) {
            client.sent.add(Client.batchOf("all-" + from, events.subList(from, Math.min(events.size(), from + 50))));
        }
        return counted(client.sent);
    }

    private static List<Object> counted(Client client) {
        return counted(client.delivered());
    }

    private static List<Object> counted(List<Fields> requests) {
        MemoryTable table = new MemoryTable();
        Tracker tracker = new Tracker(table.sessions(), new TestClock(), failures -> {});
        requests.forEach(body -> tracker.track(request(body)));
        SessionState state = table.sessions().find(SESSION).state();
        return List.of(
                state.clicks(),
                state.hovers(),
                state.clock(),
                state.products(),
                state.lastEventMs(),
                table.sessions().newestPoints(SESSION, 10_000).size());
    }

    private static List<Map<String, Object>> events(Random random, boolean ids) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Fields data = new Fields()
                    .with("duration", random.nextInt(3_000))
                    .with("timestamp", TestClock.START_MS - 60_000 + i * 997L + random.nextInt(900));
            if (ids) {
                data.with("id", "event-" + i);
            }
            if (random.nextBoolean()) {
                data.with("product_id", PRODUCT);
            }
            if (random.nextBoolean()) {
                data.with("x", random.nextInt(1000)).with("y", random.nextInt(600));
            }
            events.add(event(random.nextBoolean() ? "click" : random.nextBoolean() ? "hover" : "hover_canvas", data));
        }
        return events;
    }
}
