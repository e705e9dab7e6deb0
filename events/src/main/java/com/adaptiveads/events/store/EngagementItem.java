package com.adaptiveads.events.store;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keys and attributes of the engagement table. A session has one {@link #STATE} item (counters and activity clock, written
 * by {@code track}), one {@link #GENERATION} item (the lease, written by {@code analyze} and {@code variations}, its
 * {@link #STATUS} also by the worker), and per batch of events a {@link #SEEN} item, by which a repetition is known, and a
 * {@link #BATCH} item of raw points.
 */
public final class EngagementItem {
    public static final String SESSION = "session_id";
    public static final String SORT = "sk";
    public static final String STATE = "STATE";
    public static final String GENERATION = "GENERATION";

    /** {@code BATCH#{time}#{batch_id}}, the time being that of the newest event in epoch milliseconds, 16 digits. */
    public static final String BATCH = "BATCH#";

    /** {@code SEEN#{batch_id}}. */
    public static final String SEEN = "SEEN#";

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

    private static final int TIME_DIGITS = 16;

    private EngagementItem() {}

    /** The start of the sort keys of the batches that ended then. */
    public static String batchesAt(long timeMs) {
        String digits =
                Long.toString(timeMs); // a formatter would cost a cold start more than all the rest of this class
        return BATCH + "0".repeat(Math.max(0, TIME_DIGITS - digits.length())) + digits;
    }

    public static Map<String, AttributeValue> key(String sessionId, String sort) {
        return Map.of(SESSION, AttributeValue.fromS(sessionId), SORT, AttributeValue.fromS(sort));
    }
}
