package com.adaptiveads.functions.aws;

import com.adaptiveads.events.store.TotalItem;
import com.adaptiveads.functions.drop.Orders;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** Marks in the totals table, which no stream tells of: with or without {@value #PLACED}, gone by themselves. */
public final class DynamoOrderMarks implements Orders.Marks {
    static final String PLACED = "placed";

    private static final Duration KEPT = Duration.ofDays(2);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    public DynamoOrderMarks(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public boolean begin(String order) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item(order))
                    .conditionExpression("attribute_not_exists(#name)")
                    .expressionAttributeNames(Map.of("#name", TotalItem.NAME)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public void placed(String order) {
        Map<String, AttributeValue> item = item(order);
        item.put(PLACED, AttributeValue.fromBool(true));
        dynamo.putItem(put -> put.tableName(table).item(item));
    }

    @Override
    public boolean isPlaced(String order) {
        GetItemResponse found =
                dynamo.getItem(get -> get.tableName(table).key(key(order)).consistentRead(true));
        return found.item().containsKey(PLACED);
    }

    private Map<String, AttributeValue> item(String order) {
        Map<String, AttributeValue> item = new HashMap<>(key(order));
        item.put(TotalItem.EXPIRES_AT, Attr.of(clock.instant().plus(KEPT).getEpochSecond()));
        return item;
    }

    private static Map<String, AttributeValue> key(String order) {
        return TotalItem.key(TotalItem.ORDER + order, "drop");
    }
}
