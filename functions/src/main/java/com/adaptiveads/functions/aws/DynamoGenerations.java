package com.adaptiveads.functions.aws;

import com.adaptiveads.events.store.EngagementItem;
import com.adaptiveads.functions.engagement.Generation;
import com.adaptiveads.functions.generation.Claimed;
import com.adaptiveads.functions.generation.Generations;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;

/** {@link EngagementItem#GENERATION} items of the engagement table, read together with the session's state. */
public final class DynamoGenerations implements Generations {
    private final DynamoDbClient dynamo;
    private final String table;
    private final Spending spending;

    public DynamoGenerations(DynamoDbClient dynamo, String table, Spending spending) {
        this.dynamo = dynamo;
        this.table = table;
        this.spending = spending;
    }

    @Override
    public Snapshot find(String sessionId) {
        KeysAndAttributes both = KeysAndAttributes.builder()
                .keys(List.of(
                        EngagementItem.key(sessionId, EngagementItem.STATE),
                        EngagementItem.key(sessionId, EngagementItem.GENERATION)))
                .consistentRead(true)
                .build();
        BatchGetItemRequest request =
                BatchGetItemRequest.builder().requestItems(Map.of(table, both)).build();
        Map<String, Map<String, AttributeValue>> items = dynamo.batchGetItemPaginator(request).stream()
                .flatMap(answer -> answer.responses().getOrDefault(table, List.of()).stream())
                .collect(Collectors.toMap(item -> Attr.text(item, EngagementItem.SORT), Function.identity()));
        return new Snapshot(
                SessionItems.session(items.getOrDefault(EngagementItem.STATE, Map.of())),
                SessionItems.claim(items.getOrDefault(EngagementItem.GENERATION, Map.of())));
    }

    @Override
    public Claim claim(String sessionId, Claimed claim) {
        Put put = Put.builder()
                .tableName(table)
                .item(SessionItems.claim(sessionId, claim))
                .conditionExpression("attribute_not_exists(sk) OR #number = :previous")
                .expressionAttributeNames(Map.of("#number", SessionItems.NUMBER))
                .expressionAttributeValues(
                        Map.of(":previous", Attr.of(claim.generation().number() - 1L)))
                .build();
        return spending.store(put, claim.generation().claimedAtMs());
    }

    @Override
    public boolean extend(String sessionId, Claimed before, Claimed after) {
        Generation seen = before.generation();
        Generation next = after.generation();
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(EngagementItem.key(sessionId, EngagementItem.GENERATION))
                    .updateExpression("SET #status = :status, #lease = :lease, #sends = :sends, #seen = :progress")
                    .conditionExpression("#job = :job AND #status IN (:queued, :running) AND #lease = :leaseBefore"
                            + " AND #sends = :sendsBefore")
                    .expressionAttributeNames(Map.of(
                            "#job", EngagementItem.JOB,
                            "#status", EngagementItem.STATUS,
                            "#lease", SessionItems.LEASE_UNTIL,
                            "#sends", SessionItems.SENDS,
                            "#seen", SessionItems.PROGRESS_AT_LEASE))
                    .expressionAttributeValues(Map.of(
                            ":job", Attr.of(before.job().jobId()),
                            ":queued", Attr.of(Generation.Status.QUEUED.wire()),
                            ":running", Attr.of(Generation.Status.RUNNING.wire()),
                            ":leaseBefore", Attr.of(seen.leaseUntilMs()),
                            ":sendsBefore", Attr.of(seen.sends()),
                            ":status", Attr.of(next.status().wire()),
                            ":lease", Attr.of(next.leaseUntilMs()),
                            ":sends", Attr.of(next.sends()),
                            ":progress", Attr.of(after.progressAtLease()))));
            return true;
        } catch (ConditionalCheckFailedException lost) {
            return false;
        }
    }
}
