package com.adaptiveads.events.store;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys and attributes of the totals table: counters by name and bucket, the workers' heartbeats, and marks of drops' orders. */
public final class TotalItem {
    public static final String NAME = "name";
    public static final String BUCKET = "bucket";
    public static final String BODY = "body";

    /** Seconds since 1970; DynamoDB deletes late, so readers filter. */
    public static final String EXPIRES_AT = "expires_at";

    /** Name under which workers keep their heartbeats, one bucket a worker. */
    public static final String WORKERS = "workers";

    /** Name under which generations are counted against the hour's budget, one bucket an hour. */
    public static final String BUDGET = "budget";

    /** How the names begin under which placed orders of the drop folder are marked, one name an order: many come at once. */
    public static final String ORDER = "order#";

    private TotalItem() {}

    public static Map<String, AttributeValue> key(String name, String bucket) {
        return Map.of(NAME, AttributeValue.fromS(name), BUCKET, AttributeValue.fromS(bucket));
    }
}
