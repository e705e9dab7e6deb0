package com.adaptiveads.functions.aws;

import com.adaptiveads.events.store.EngagementItem;
import com.adaptiveads.functions.engagement.HeatPoint;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.session.Batch;
import com.adaptiveads.functions.session.Sessions;
import com.adaptiveads.functions.session.StoredSession;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** {@link EngagementItem#STATE} and {@link EngagementItem#BATCH} items of the engagement table. */
public final class DynamoSessions implements Sessions {
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
        Put putBatch = Put.builder()
                .tableName(table)
                .item(SessionItems.batch(sessionId, batch, nowMs))
                .conditionExpression("attribute_not_exists(sk)")
                .build();
        try {
            dynamo.transactWriteItems(transaction -> transaction.transactItems(
                    TransactWriteItem.builder().put(putBatch).build(),
                    TransactWriteItem.builder()
                            .put(putState(sessionId, before, after, nowMs))
                            .build()));
            return Outcome.STORED;
        } catch (TransactionCanceledException cancelled) {
            return outcome(cancelled);
        }
    }

    private Put putState(String sessionId, StoredSession before, SessionState after, long nowMs) {
        Put.Builder put =
                Put.builder().tableName(table).item(SessionItems.state(sessionId, after, before.version() + 1, nowMs));
        return before.known()
                ? put.conditionExpression("#version = :before")
                        .expressionAttributeNames(Map.of("#version", SessionItems.VERSION))
                        .expressionAttributeValues(Map.of(":before", Attr.of(before.version())))
                        .build()
                : put.conditionExpression("attribute_not_exists(sk)").build();
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
    public List<HeatPoint> newestPoints(String sessionId, int max) {
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("session_id = :session AND begins_with(sk, :batch)")
                .filterExpression("expires_at > :now")
                .expressionAttributeValues(Map.of(
                        ":session", Attr.of(sessionId),
                        ":batch", Attr.of(EngagementItem.BATCH),
                        ":now", Attr.of(clock.millis() / 1000)))
                .scanIndexForward(false)
                .build();
        return dynamo.queryPaginator(query).items().stream()
                .map(DynamoSessions::pointsOf)
                .flatMap(List::stream)
                .limit(max)
                .toList();
    }

    private static List<HeatPoint> pointsOf(Map<String, AttributeValue> item) {
        return SessionItems.points(item);
    }
}
