package com.adaptiveads.worker.store;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.worker.job.CompositionStore;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The compositions table. */
public final class DynamoCompositions implements CompositionStore {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCompositions(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public void putIfAbsent(Composition composition) {
        try {
            dynamo.putItem(r -> r.tableName(table)
                    .item(CompositionItem.of(composition))
                    .conditionExpression("attribute_not_exists(#owner)")
                    .expressionAttributeNames(Map.of("#owner", CompositionItem.OWNER)));
        } catch (ConditionalCheckFailedException alreadyThere) {
            return; // an earlier delivery of the job stored the same
        }
    }

    @Override
    public void delete(Composition composition) {
        dynamo.deleteItem(r -> r.tableName(table).key(CompositionItem.key(composition)));
    }
}
