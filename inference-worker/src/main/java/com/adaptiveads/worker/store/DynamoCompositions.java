package com.adaptiveads.worker.store;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.worker.job.CompositionStore;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The compositions table. */
public final class DynamoCompositions implements CompositionStore {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCompositions(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public void putAllIfAbsent(List<Composition> compositions) {
        try {
            dynamo.transactWriteItems(r ->
                    r.transactItems(compositions.stream().map(this::putIfAbsent).toList()));
        } catch (TransactionCanceledException cancelled) {
            if (cancelled.cancellationReasons().stream().noneMatch(r -> "ConditionalCheckFailed".equals(r.code()))) {
                throw cancelled;
            }
            // An earlier delivery of the job stored the same, all of it.
        }
    }

    private TransactWriteItem putIfAbsent(Composition composition) {
        return TransactWriteItem.builder()
                .put(p -> p.tableName(table)
                        .item(CompositionItem.of(composition))
                        .conditionExpression("attribute_not_exists(#owner)")
                        .expressionAttributeNames(Map.of("#owner", CompositionItem.OWNER)))
                .build();
    }

    @Override
    public void delete(Composition composition) {
        dynamo.deleteItem(r -> r.tableName(table).key(CompositionItem.key(composition)));
    }
}
