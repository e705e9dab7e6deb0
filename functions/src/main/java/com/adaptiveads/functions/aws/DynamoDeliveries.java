package com.adaptiveads.functions.aws;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.functions.analyze.Deliveries;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The compositions table, by session. */
public final class DynamoDeliveries implements Deliveries {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoDeliveries(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public List<Composition> undelivered(String sessionId, int max) {
        return compositions(
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("#owner = :owner")
                        .filterExpression("attribute_not_exists(delivered_at)")
                        .expressionAttributeNames(Map.of("#owner", CompositionItem.OWNER))
                        .expressionAttributeValues(Map.of(":owner", Attr.of(CompositionItem.ownerSession(sessionId))))
                        .build(),
                max);
    }

    @Override
    public List<Composition> since(String sessionId, long createdAtMs, int max) {
        return compositions(
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("#owner = :owner AND sk >= :since")
                        .expressionAttributeNames(Map.of("#owner", CompositionItem.OWNER))
                        .expressionAttributeValues(Map.of(
                                ":owner", Attr.of(CompositionItem.ownerSession(sessionId)),
                                ":since", Attr.of(CompositionItem.sort(createdAtMs))))
                        .build(),
                max);
    }

    private List<Composition> compositions(QueryRequest query, int max) {
        return dynamo.queryPaginator(query).items().stream()
                .limit(max)
                .map(CompositionItem::composition)
                .toList();
    }

    @Override
    public boolean deliver(Composition composition, long nowMs) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(CompositionItem.key(composition))
                    .updateExpression("SET delivered_at = :now")
                    .conditionExpression("attribute_exists(sk) AND attribute_not_exists(delivered_at)")
                    .expressionAttributeValues(Map.of(":now", Attr.of(nowMs))));
            return true;
        } catch (ConditionalCheckFailedException somebodyElse) {
            return false;
        }
    }
}
