package com.adaptiveads.functions.aws;

import static com.adaptiveads.functions.testing.Events.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.engagement.BatchContent;
import com.adaptiveads.functions.session.Batch;
import com.adaptiveads.functions.session.Sessions.Outcome;
import com.adaptiveads.functions.session.StoredSession;
import com.adaptiveads.functions.testing.Events;
import com.adaptiveads.functions.testing.TestClock;
import com.adaptiveads.functions.track.Tracker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoSessionsTest {
    private static final int EVENTS = 20;

    private final TestClock clock = new TestClock();
    private final Table table = new Table();
    private final DynamoSessions sessions = new DynamoSessions(table, "engagement", clock);

    @Test
    void anEventOfABatchOfTwentyCostsAtMostHalfAWriteUnit() {
        Tracker tracker = new Tracker(sessions, clock, failures -> {});
        Random random = new Random(1);
        int batches = 30; // the state has grown to what a long session's is
        for (int batch = 0; batch < batches; batch++) {
            clock.advance(5_000);
            tracker.track(Events.request(Events.batch("batch-" + batch, events(random))));
        }

        double worst = table.writeUnits.stream().mapToInt(units -> units).max().orElseThrow() / (double) EVENTS;

        assertEquals(batches, table.writeUnits.size());
        assertTrue(worst <= 0.5, "write units per event, the dearest batch: " + worst);
    }

    @Test
    void whatIsStoredIsReadBack() {
        assertEquals(StoredSession.NONE, sessions.find(SESSION));
        new Tracker(sessions, clock, failures -> {})
                .track(Events.request(Events.batch("b1", Events.click(1, 2, clock.millis()))));

        StoredSession found = sessions.find(SESSION);

        assertEquals(1, found.version());
        assertEquals(1, found.state().clicks());
        assertEquals(
                (clock.millis() / 1000) + 30 * 24 * 60 * 60,
                Long.parseLong(table.state.get("expires_at").n()));
    }

    @Test
    void tellsARepetitionFromAConflictFromAFailure() {
        assertEquals(Outcome.REPEATED, outcome("ConditionalCheckFailed", "None"));
        assertEquals(Outcome.REPEATED, outcome("ConditionalCheckFailed", "ConditionalCheckFailed"));
        assertEquals(Outcome.CONFLICT, outcome("None", "ConditionalCheckFailed"));
        assertEquals(Outcome.CONFLICT, outcome("None", "TransactionConflict"));
        assertThrows(TransactionCanceledException.class, () -> outcome("None", "ThrottlingError"));
    }

    private Outcome outcome(String... codes) {
        table.cancel = TransactionCanceledException.builder()
                .cancellationReasons(Stream.of(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
        StoredSession none = StoredSession.NONE;
        return sessions.append(SESSION, none, none.state(), new Batch("b1", 1, BatchContent.NONE), clock.millis());
    }

    /** As our front end sends them: half of them moves over creatives, with everything an event may carry. */
    private Map<String, Object>[] events(Random random) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, Object>[] events = new Map[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            String product = Integer.toString(random.nextInt(10)).repeat(24);
            events[i] = Events.event(
                    i % 5 == 0 ? "click" : "hover",
                    new Fields()
                            .with("id", Long.toHexString(random.nextLong()))
                            .with("x", random.nextInt(1000))
                            .with("y", random.nextInt(600))
                            .with("u", random.nextDouble())
                            .with("v", random.nextDouble())
                            .with("composition_id", product + "-" + product + "-" + random.nextInt(3))
                            .with("duration", random.nextInt(4000))
                            .with("timestamp", clock.millis() - random.nextInt(5_000)));
        }
        return events;
    }

    /** Keeps the state and adds up what DynamoDB would bill: two units a started kilobyte, as in every transaction. */
    private static final class Table implements DynamoDbClient {
        private final List<Integer> writeUnits = new ArrayList<>();
        private Map<String, AttributeValue> state = new HashMap<>();
        private TransactionCanceledException cancel;

        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            return GetItemResponse.builder().item(state).build();
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            if (cancel != null) {
                throw cancel;
            }
            writeUnits.add(request.transactItems().stream()
                    .mapToInt(item -> 2 * Math.ceilDiv(size(item.put().item()), 1024))
                    .sum());
            for (TransactWriteItem item : request.transactItems()) {
                if (item.put().item().get("sk").s().equals("STATE")) {
                    state = item.put().item();
                }
            }
            return TransactWriteItemsResponse.builder().build();
        }

        /** Names and values in UTF-8; a number takes a byte for two digits and one more. */
        private static int size(Map<String, AttributeValue> item) {
            return item.entrySet().stream()
                    .mapToInt(e -> utf8(e.getKey())
                            + switch (e.getValue().type()) {
                                case S -> utf8(e.getValue().s());
                                case N -> e.getValue().n().length() / 2 + 2;
                                case B -> e.getValue().b().asByteArray().length;
                                default -> throw new IllegalStateException("we store nothing else");
                            })
                    .sum();
        }

        private static int utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
