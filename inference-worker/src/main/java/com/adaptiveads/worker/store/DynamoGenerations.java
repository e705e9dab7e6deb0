package com.adaptiveads.worker.store;

import com.adaptiveads.events.store.EngagementItem;
import com.adaptiveads.worker.job.GenerationStore;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The {@code GENERATION} items of the engagement table; of their attributes the worker changes three. */
public final class DynamoGenerations implements GenerationStore {
    private static final String OURS = "#job = :job";
    private static final String OURS_AND_NOT_DONE = OURS + " AND #status <> :done";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoGenerations(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public void running(String sessionId, String jobId, double share) {
        String progress = String.format(Locale.ROOT, "%.3f", share);
        update(
                sessionId,
                new Change(
                        "SET #status = :running, #progress = :progress REMOVE #failure",
                        OURS_AND_NOT_DONE,
                        Map.of("#progress", EngagementItem.PROGRESS, "#failure", EngagementItem.FAILURE),
                        Map.of(
                                ":job", AttributeValue.fromS(jobId),
                                ":done", AttributeValue.fromS("done"),
                                ":running", AttributeValue.fromS("running"),
                                ":progress", AttributeValue.fromN(progress))));
    }

    @Override
    public void done(String sessionId, String jobId) {
        update(
                sessionId,
                new Change(
                        "SET #status = :done, #progress = :all REMOVE #failure",
                        OURS,
                        Map.of("#progress", EngagementItem.PROGRESS, "#failure", EngagementItem.FAILURE),
                        Map.of(
                                ":job", AttributeValue.fromS(jobId),
                                ":done", AttributeValue.fromS("done"),
                                ":all", AttributeValue.fromN("1"))));
    }

    @Override
    public void failed(String sessionId, String jobId, String sentence) {
        update(
                sessionId,
                new Change(
                        "SET #status = :failed, #failure = :failure",
                        OURS_AND_NOT_DONE,
                        Map.of("#failure", EngagementItem.FAILURE),
                        Map.of(
                                ":job", AttributeValue.fromS(jobId),
                                ":done", AttributeValue.fromS("done"),
                                ":failed", AttributeValue.fromS("failed"),
                                ":failure", AttributeValue.fromS(sentence))));
    }

    private record Change(
            String update, String condition, Map<String, String> names, Map<String, AttributeValue> values) {}

    private void update(String sessionId, Change change) {
        Map<String, String> names = new LinkedHashMap<>(change.names());
        names.put("#job", EngagementItem.JOB);
        names.put("#status", EngagementItem.STATUS);
        try {
            dynamo.updateItem(r -> r.tableName(table)
                    .key(EngagementItem.key(sessionId, EngagementItem.GENERATION))
                    .updateExpression(change.update())
                    .conditionExpression(change.condition())
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(change.values()));
        } catch (ConditionalCheckFailedException anothers) {
            return; // gone, another job's, or done: none of our business
        }
    }
}
