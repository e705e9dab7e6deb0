package com.adaptiveads.functions.aws;

import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.store.TotalItem;
import com.adaptiveads.functions.status.Heartbeats;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Heartbeats in the totals table: one item a worker, which expires when the worker is gone. */
public final class DynamoHeartbeats implements Heartbeats {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoHeartbeats(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Heartbeat> newest() {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#name = :workers")
                        .expressionAttributeNames(Map.of("#name", TotalItem.NAME))
                        .expressionAttributeValues(Map.of(":workers", AttributeValue.fromS(TotalItem.WORKERS))))
                .items()
                .stream()
                .map(item -> Heartbeat.from(Json.object(
                        Objects.requireNonNull(item.get(TotalItem.BODY)).s())))
                .max(Comparator.comparingLong(Heartbeat::atMs));
    }
}
