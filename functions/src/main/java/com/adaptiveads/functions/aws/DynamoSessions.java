package com.adaptiveads.functions.aws;

import com.adaptiveads.events.store.EngagementItem;
import com.adaptiveads.functions.engagement.HeatPoint;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.session.Batch;
import com.adaptiveads.functions.session.Sessions;
import com.adaptiveads.functions.session.StoredSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** {@link EngagementItem#STATE}, {@link EngagementItem#SEEN} and {@link EngagementItem#BATCH} items of the engagement table. */
public final class DynamoSessions implements Sessions {
    /** Sorts behind every batch, whatever its time and id. */
    private static final String LAST_BATCH = EngagementItem.BATCH + "~";

    /** Read for one answer: half a day of a batch every five seconds, some 5 MB. */
    private static final int MAX_BATCHES = 10_000;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    public DynamoSessions(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public StoredSession find(String sessionId) {
        return SessionItems.session(dynamo.getItem(get -> get.tableName(table)
                        .key(EngagementItem.key(sessionId, EngagementItem.STATE))
                        .consistentRead(true))
                .item());
    }

    @Override
    public Outcome append(String sessionId, StoredSession before, SessionState after, Batch batch, long nowMs) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(put(Put.builder()
                .item(SessionItems.seen(sessionId, batch, nowMs))
                .conditionExpression("attribute_not_exists(sk)")));
        writes.add(put(state(sessionId, before, after, nowMs)));
        if (!batch.content().isEmpty()) {
            writes.add(put(Put.builder().item(SessionItems.batch(sessionId, batch, nowMs))));
        }
        try {
            dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
            return Outcome.STORED;
        } catch (TransactionCanceledException cancelled) {
            return outcome(cancelled);
        }
    }

    private TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.tableName(table).build()).build();
    }

    private static Put.Builder state(String sessionId, StoredSession before, SessionState after, long nowMs) {
        Put.Builder put = Put.builder().item(SessionItems.state(sessionId, after, before.version() + 1, nowMs));
        return before.known()
                ? put.conditionExpression("#version = :before")
                        .expressionAttributeNames(Map.of("#version", SessionItems.VERSION))
                        .expressionAttributeValues(Map.of(":before", Attr.of(before.version())))
                : put.conditionExpression("attribute_not_exists(sk)");
    }

    /** The batch's condition goes before the state's: a repetition stays one whoever wrote the state meanwhile. */
    private static Outcome outcome(TransactionCanceledException cancelled) {
        List<String> codes = cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .map(code -> Objects.requireNonNullElse(code, "None"))
                .toList();
        if (codes.getFirst().equals("ConditionalCheckFailed")) {
            return Outcome.REPEATED;
        }
        if (codes.contains("ConditionalCheckFailed") || codes.contains("TransactionConflict")) {
            return Outcome.CONFLICT;
        }
        throw cancelled;
    }

    @Override
    public List<HeatPoint> newestPoints(String sessionId, long fromMs, Predicate<HeatPoint> wanted, int max) {
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("session_id = :session AND sk BETWEEN :from AND :last")
                .filterExpression("expires_at > :now")
                .expressionAttributeValues(Map.of(
                        ":session", Attr.of(sessionId),
                        ":from", Attr.of(EngagementItem.batchesAt(fromMs)),
                        ":last", Attr.of(LAST_BATCH),
                        ":now", Attr.of(clock.millis() / 1000)))
                .scanIndexForward(false)
                .build();
        return dynamo.queryPaginator(query).items().stream()
                .limit(MAX_BATCHES)
                .map(SessionItems::content)
                .flatMap(content -> content.points().stream())
                .filter(wanted)
                .limit(max)
                .toList();
    }
}
