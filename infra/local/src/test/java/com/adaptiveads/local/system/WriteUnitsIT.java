package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.TrackRequest;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.functions.Guards;
import com.adaptiveads.functions.Settings;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.emulator.Aws;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What {@code track} writes, weighed by DynamoDB Local. Of a transaction it charges less than AWS does, so the very items of the
 * transaction are put once more one by one, for which it does charge a unit a started kilobyte; a transaction bills double
 * (AWS, "Read and write operations").
 */
class WriteUnitsIT {
    private static final int EVENTS = 20;
    private static final int BATCHES = 40;

    @TempDir
    Path folder;

    private final List<TransactWriteItemsRequest> transactions = new ArrayList<>();

    @Test
    void anEventOfABatchOfTwentyCostsAtMostHalfAWriteUnit() {
        try (EmbeddedSystem system = EmbeddedSystem.start(folder);
                DynamoDbClient dynamo = listening(system.aws())) {
            Wiring wiring = new Wiring(
                    new Settings(
                            LocalSystem.TABLES, LocalSystem.BUCKET, "http://unused", Set.of("*"), true, Guards.NONE),
                    dynamo,
                    system.aws().s3(),
                    system.aws().presigner(),
                    system.aws().sqs(),
                    Clock.systemUTC());
            Random random = new Random(1);
            for (int batch = 0; batch < BATCHES; batch++) {
                assertEquals(
                        EVENTS, wiring.tracker().track(batch(batch, random)).accepted());
            }

            double dearest = transactions.stream()
                    .mapToDouble(transaction -> 2 * weight(system.aws().dynamo(), transaction))
                    .max()
                    .orElseThrow();

            assertEquals(BATCHES, transactions.size());
            assertTrue(dearest >= 6, dearest + " units are fewer than three items in a transaction can cost");
            assertTrue(dearest <= EVENTS / 2.0, dearest + " units for a batch");
        }
    }

    private static double weight(DynamoDbClient dynamo, TransactWriteItemsRequest transaction) {
        return transaction.transactItems().stream()
                .mapToDouble(write -> {
                    Map<String, AttributeValue> item = write.put().item();
                    return dynamo.putItem(put -> put.tableName(LocalSystem.TABLES.engagement())
                                    .item(item)
                                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                            .consumedCapacity()
                            .capacityUnits();
                })
                .sum();
    }

    private DynamoDbClient listening(Aws aws) {
        var like = aws.dynamo().serviceClientConfiguration();
        return DynamoDbClient.builder()
                .httpClient(aws.connections())
                .region(like.region())
                .credentialsProvider(like.credentialsProvider())
                .endpointOverride(like.endpointOverride().orElseThrow())
                .overrideConfiguration(c -> c.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                        if (context.request() instanceof TransactWriteItemsRequest transaction) {
                            transactions.add(transaction);
                        }
                    }
                }))
                .build();
    }

    /** Everything an event may carry, over ten products and thirty compositions. */
    private static TrackRequest batch(int number, Random random) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            String product = Integer.toString(random.nextInt(10)).repeat(24);
            events.add(Map.of(
                    "type",
                    i % 5 == 0 ? "click" : "hover",
                    "data",
                    Map.of(
                            "id", Long.toHexString(random.nextLong()),
                            "x", random.nextInt(1000),
                            "y", random.nextInt(600),
                            "u", random.nextDouble(),
                            "v", random.nextDouble(),
                            "composition_id", product + "-" + product + "-" + random.nextInt(3),
                            "duration", random.nextInt(4000),
                            "timestamp", System.currentTimeMillis() - random.nextInt(5_000))));
        }
        return TrackRequest.from(Json.object(Json.string(Map.of(
                "session_id", "session_1700000000000_ab12cd3", "batch_id", "batch-" + number, "events", events))));
    }
}
