package com.adaptiveads.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.functions.testing.TestClock;
import com.adaptiveads.functions.totals.Addition;
import com.adaptiveads.functions.totals.Increment;
import com.adaptiveads.functions.totals.Totals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoTotalsTest {
    private final Table table = new Table();
    private final DynamoTotals totals = new DynamoTotals(table, "totals", new TestClock());

    @Test
    void moreThanATransactionTakesIsAddedInPartsEachOnce() {
        List<Increment> many = increments(250);
        table.failAt = 2;
        assertThrows(TransactionCanceledException.class, () -> totals.add(new Addition("event-1", many)));

        assertTrue(totals.add(new Addition("event-1", many)), "the rest was added");
        assertFalse(totals.add(new Addition("event-1", many)), "all was there");

        assertEquals(250, table.updates.size());
        assertEquals(250, new HashSet<>(table.updates).size());
        assertTrue(table.largest <= 100);
    }

    @Test
    void whatTheStoreRefusesAsInvalidIsToldFromWhatMayWorkLater() {
        table.failure = cancelled("None", "ValidationError");
        assertThrows(Totals.Refused.class, () -> totals.add(new Addition("event-1", increments(1))));
        table.failure = error("ValidationException");
        assertThrows(Totals.Refused.class, () -> totals.add(new Addition("event-1", increments(1))));

        table.failure = cancelled("None", "TransactionConflict");
        assertThrows(TransactionCanceledException.class, () -> totals.add(new Addition("event-1", increments(1))));
        table.failure = error("ThrottlingException");
        assertThrows(DynamoDbException.class, () -> totals.add(new Addition("event-1", increments(1))));

        table.failure = null;
        assertTrue(totals.add(new Addition("event-1", increments(1))), "nothing was left behind by the failures");
    }

    private static List<Increment> increments(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Increment("heat#" + i, "00", new TreeMap<>(Map.of("c00", 1L))))
                .toList();
    }

    private static DynamoDbException cancelled(String... codes) {
        return TransactionCanceledException.builder()
                .cancellationReasons(List.of(codes).stream()
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }

    private static AwsServiceException error(String code) {
        return DynamoDbException.builder()
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    /** Takes transactions whose first item is a marker that must not be there yet. */
    private static final class Table implements DynamoDbClient {
        private final Set<Object> markers = new HashSet<>();
        private final List<Object> updates = new ArrayList<>();
        private AwsServiceException failure;
        private int failAt;
        private int calls;
        private int largest;

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            calls++;
            largest = Math.max(largest, request.transactItems().size());
            if (failure != null) {
                throw failure;
            }
            if (calls == failAt) {
                throw cancelled("None", "ThrottlingError");
            }
            Map<String, ?> marker = request.transactItems().getFirst().put().item();
            if (!markers.add(List.of(marker.get("name"), marker.get("bucket")))) {
                throw cancelled("ConditionalCheckFailed", "None");
            }
            request.transactItems().stream()
                    .skip(1)
                    .forEach(item -> updates.add(item.update().key()));
            return TransactWriteItemsResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
