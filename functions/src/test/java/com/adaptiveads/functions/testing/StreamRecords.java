package com.adaptiveads.functions.testing;

import com.adaptiveads.functions.engagement.BatchCodec;
import com.adaptiveads.functions.engagement.BatchContent;
import com.adaptiveads.functions.engagement.SessionCodec;
import com.adaptiveads.functions.session.StoredSession;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** Records as DynamoDB streams deliver them, in order. */
@SuppressWarnings("JavaUtilDate") // what the event's class takes
public final class StreamRecords {
    /** When every change happened. */
    public static final long AT_MS = 1_795_448_410_000L;

    private int sequence;

    public DynamodbStreamRecord session(String id, StoredSession before, StoredSession after) {
        return record(
                before.known() ? "MODIFY" : "INSERT",
                engagementKey(id, "STATE"),
                before.known() ? stateImage(before) : null,
                stateImage(after));
    }

    public DynamodbStreamRecord sessionRemoved(String id) {
        return record("REMOVE", engagementKey(id, "STATE"), Map.of(), null);
    }

    public DynamodbStreamRecord generation(String id, int before, int after) {
        return record(
                before == 0 ? "INSERT" : "MODIFY",
                engagementKey(id, "GENERATION"),
                before == 0 ? null : Map.of("number", number(before)),
                Map.of("number", number(after)));
    }

    public DynamodbStreamRecord product(String event, String id) {
        return record(event, Map.of("product_id", text(id)), null, null);
    }

    public DynamodbStreamRecord composition(String event, String n) {
        return record(event, Map.of("owner", text("session#s"), "sk", text("0001#job#" + n)), null, null);
    }

    public DynamodbStreamRecord batch(String session, BatchContent content) {
        return record(
                "INSERT",
                engagementKey(session, "BATCH#0000000000000001#b"),
                null,
                Map.of("points", new AttributeValue().withB(ByteBuffer.wrap(BatchCodec.encode(content)))));
    }

    /** What remembers a batch, and counts for nothing. */
    public DynamodbStreamRecord seen(String session) {
        return record("INSERT", engagementKey(session, "SEEN#b"), null, Map.of("expires_at", number(1)));
    }

    /** A session whose state is no state. */
    public DynamodbStreamRecord garbage(String id) {
        return record(
                "INSERT",
                engagementKey(id, "STATE"),
                null,
                Map.of("state", text("once upon a time"), "version", number(1)));
    }

    private static Map<String, AttributeValue> stateImage(StoredSession session) {
        return Map.of("state", text(SessionCodec.encode(session.state())), "version", number(session.version()));
    }

    private static Map<String, AttributeValue> engagementKey(String session, String sort) {
        return Map.of("session_id", text(session), "sk", text(sort));
    }

    private static AttributeValue text(String text) {
        return new AttributeValue().withS(text);
    }

    private static AttributeValue number(long number) {
        return new AttributeValue().withN(Long.toString(number));
    }

    private DynamodbStreamRecord record(
            String event,
            Map<String, AttributeValue> keys,
            Map<String, AttributeValue> before,
            Map<String, AttributeValue> after) {
        sequence++;
        DynamodbStreamRecord record = new DynamodbStreamRecord();
        record.setEventID("event-" + sequence);
        record.setEventName(event);
        record.setDynamodb(new StreamRecord()
                .withApproximateCreationDateTime(Date.from(Instant.ofEpochMilli(AT_MS)))
                .withKeys(keys)
                .withOldImage(before)
                .withNewImage(after)
                .withSequenceNumber(Integer.toString(1000 + sequence)));
        return record;
    }
}
