package com.adaptiveads.worker.store;

import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.store.TotalItem;
import com.adaptiveads.worker.job.Heartbeats;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Heartbeats in the totals table, one item a worker; a worker that is gone is forgotten within the hour. */
public final class DynamoHeartbeats implements Heartbeats {
    private static final Duration KEPT = Duration.ofHours(1);

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoHeartbeats(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public void put(Heartbeat heartbeat) {
        long expiresAt = heartbeat.atMs() / 1000 + KEPT.toSeconds();
        Map<String, AttributeValue> item = new HashMap<>(TotalItem.key(TotalItem.WORKERS, heartbeat.workerId()));
        item.put(TotalItem.BODY, AttributeValue.fromS(Json.string(heartbeat.toJson())));
        item.put(TotalItem.EXPIRES_AT, AttributeValue.fromN(Long.toString(expiresAt)));
        dynamo.putItem(r -> r.tableName(table).item(item));
    }
}
