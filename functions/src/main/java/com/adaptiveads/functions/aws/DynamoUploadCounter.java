package com.adaptiveads.functions.aws;

import com.adaptiveads.events.store.TotalItem;
import com.adaptiveads.functions.budget.UploadBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Uploads in the same {@link TotalItem#BUDGET} item of the hour that {@link Spending} counts generations in. */
public final class DynamoUploadCounter implements UploadBudget.Counter {
    private static final String COUNT = "uploads";
    private static final Duration LIFE = Duration.ofDays(2);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    /** @param table of the totals */
    public DynamoUploadCounter(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public boolean count(String hour, int limit) {
        Map<String, AttributeValue> key = TotalItem.key(TotalItem.BUDGET, hour);
        // read first: refusing everybody for the rest of the hour must not write at one item all the time
        return used(key) < limit && add(key, limit);
    }

    private long used(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item =
                dynamo.getItem(get -> get.tableName(table).key(key)).item();
        return item.containsKey(COUNT) ? Attr.number(item, COUNT) : 0;
    }

    private boolean add(Map<String, AttributeValue> key, int limit) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key)
                    .updateExpression("SET #expires = :expires ADD #count :one")
                    .conditionExpression("attribute_not_exists(#count) OR #count < :limit")
                    .expressionAttributeNames(Map.of("#count", COUNT, "#expires", TotalItem.EXPIRES_AT))
                    .expressionAttributeValues(Map.of(
                            ":one",
                            Attr.of(1),
                            ":limit",
                            Attr.of(limit),
                            ":expires",
                            Attr.of(clock.instant().plus(LIFE).getEpochSecond()))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
