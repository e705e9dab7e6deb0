package com.adaptiveads.events.store;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keys and attributes of the engagement table. A session has one {@link #STATE} item (counters and activity clock, written
 * by {@code track}), one {@link #GENERATION} item (the lease, written by {@code analyze} and {@code variations}, its
 * {@link #STATUS} also by the worker) and a {@link #BATCH} item per batch of raw points.
 */
public final class EngagementItem {
    public static final String SESSION = "session_id";
    public static final String SORT = "sk";
    public static final String STATE = "STATE";
    public static final String GENERATION = "GENERATION";

    /** {@code BATCH#{time}#{batch_id}}. */
    public static final String BATCH = "BATCH#";

    /** Seconds since 1970; DynamoDB deletes late, so readers filter. */
    public static final String EXPIRES_AT = "expires_at";

    /** On {@link #GENERATION}: the job in flight or last run. */
    public static final String JOB = "job_id";

    /** On {@link #GENERATION}: {@code queued}, {@code running}, {@code done}, {@code failed}. */
    public static final String STATUS = "status";

    /** On {@link #GENERATION}: share done, 0..1, written by the worker. */
    public static final String PROGRESS = "progress";

    /** On {@link #GENERATION}: one sentence, when failed. */
    public static final String FAILURE = "failure";

    private EngagementItem() {}

    public static Map<String, AttributeValue> key(String sessionId, String sort) {
        return Map.of(SESSION, AttributeValue.fromS(sessionId), SORT, AttributeValue.fromS(sort));
    }
}
