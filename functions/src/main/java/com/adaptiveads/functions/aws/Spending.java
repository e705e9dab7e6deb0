package com.adaptiveads.functions.aws;

import com.adaptiveads.events.store.TotalItem;
import com.adaptiveads.functions.budget.HourlyBudget;
import com.adaptiveads.functions.generation.Generations.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Stores a claim and counts it in its hour's {@link TotalItem#BUDGET} item, both or neither: there is no instant in which one of
 * them is there alone, and the client's request token makes a repeated call the same transaction.
 */
public final class Spending {
    static final int MAX_TRIES = 6;

    private static final String COUNT = "generations";
    private static final Duration LIFE = Duration.ofDays(2);

    private final DynamoDbClient dynamo;
    private final String table;
    private final HourlyBudget budget;
    private final IntConsumer pause;

    /**
     * @param table of the totals
     * @param pause waits before a write is tried again; gets the failures so far, from 1
     */
    public Spending(DynamoDbClient dynamo, String table, HourlyBudget budget, IntConsumer pause) {
        this.dynamo = dynamo;
        this.table = table;
        this.budget = budget;
        this.pause = pause;
    }

    /** @param claim with its condition */
    Claim store(Put claim, long claimedAtMs) {
        if (budget.limit().isEmpty()) {
            return store(claim);
        }
        Map<String, AttributeValue> key = TotalItem.key(TotalItem.BUDGET, HourlyBudget.hour(claimedAtMs));
        int limit = budget.limit().getAsInt();
        // read first: refusing everybody for the rest of the hour must not write at one item all the time
        if (used(key) >= limit) {
            return Claim.OVER_BUDGET;
        }
        List<TransactWriteItem> both = List.of(
                TransactWriteItem.builder().put(claim).build(),
                TransactWriteItem.builder()
                        .update(count(key, limit, claimedAtMs))
                        .build());
        for (int attempt = 1; attempt <= MAX_TRIES; attempt++) {
            try {
                dynamo.transactWriteItems(transaction -> transaction.transactItems(both));
                return Claim.STORED;
            } catch (TransactionCanceledException cancelled) {
                Optional<Claim> refusal = refusal(cancelled);
                if (refusal.isPresent()) {
                    return refusal.get();
                }
            }
            pause.accept(attempt);
        }
        return Claim.BUSY;
    }

    private Claim store(Put claim) {
        try {
            dynamo.putItem(put -> put.tableName(claim.tableName())
                    .item(claim.item())
                    .conditionExpression(claim.conditionExpression())
                    .expressionAttributeNames(claim.expressionAttributeNames())
                    .expressionAttributeValues(claim.expressionAttributeValues()));
            return Claim.STORED;
        } catch (ConditionalCheckFailedException lost) {
            return Claim.LOST;
        }
    }

    private long used(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item =
                dynamo.getItem(get -> get.tableName(table).key(key)).item();
        return item.containsKey(COUNT) ? Attr.number(item, COUNT) : 0;
    }

    private Update count(Map<String, AttributeValue> key, int limit, long claimedAtMs) {
        return Update.builder()
                .tableName(table)
                .key(key)
                .updateExpression("SET #expires = :expires ADD #count :one")
                .conditionExpression("attribute_not_exists(#count) OR #count < :limit")
                .expressionAttributeNames(Map.of("#count", COUNT, "#expires", TotalItem.EXPIRES_AT))
                .expressionAttributeValues(Map.of(
                        ":one", Attr.of(1),
                        ":limit", Attr.of(limit),
                        ":expires", Attr.of((claimedAtMs + LIFE.toMillis()) / 1000)))
                .build();
    }

    /** The session's own condition goes before the budget's; empty for a write that only met another. */
    private static Optional<Claim> refusal(TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (failed(reasons.get(0))) {
            return Optional.of(Claim.LOST);
        }
        if (failed(reasons.get(1))) {
            return Optional.of(Claim.OVER_BUDGET);
        }
        if (reasons.stream().anyMatch(reason -> "TransactionConflict".equals(reason.code()))) {
            return Optional.empty();
        }
        throw cancelled;
    }

    private static boolean failed(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }
}
