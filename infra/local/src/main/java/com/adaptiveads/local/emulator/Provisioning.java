package com.adaptiveads.local.emulator;

import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.events.store.EngagementItem;
import com.adaptiveads.events.store.ProductItem;
import com.adaptiveads.events.store.Tables;
import com.adaptiveads.events.store.TotalItem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Makes the tables, the bucket and the queues that template.yaml makes on AWS, where they are not there yet. */
public final class Provisioning {
    public static final int MAX_RECEIVES = 4;

    private static final String VISIBILITY_SECONDS = "120";
    private static final String RETENTION_SECONDS = "1209600";

    private Provisioning() {}

    public static void tables(DynamoDbClient dynamo, Tables tables) {
        Set<String> there = Set.copyOf(dynamo.listTables().tableNames());
        Stream.of(
                        table(tables.products(), ProductItem.ID)
                                .streamSpecification(stream(StreamViewType.KEYS_ONLY))
                                .attributeDefinitions(
                                        text(ProductItem.ID),
                                        text(ProductItem.CAMPAIGN),
                                        text(ProductItem.CATALOGUE),
                                        number(ProductItem.CREATED_AT))
                                .globalSecondaryIndexes(
                                        index(ProductItem.BY_CAMPAIGN, ProductItem.CAMPAIGN, ProductItem.CREATED_AT),
                                        index(ProductItem.BY_CREATED, ProductItem.CATALOGUE, ProductItem.CREATED_AT)),
                        table(tables.engagement(), EngagementItem.SESSION, EngagementItem.SORT)
                                .attributeDefinitions(text(EngagementItem.SESSION), text(EngagementItem.SORT))
                                .streamSpecification(stream(StreamViewType.NEW_AND_OLD_IMAGES)),
                        table(tables.compositions(), CompositionItem.OWNER, CompositionItem.SORT)
                                .streamSpecification(stream(StreamViewType.KEYS_ONLY))
                                .attributeDefinitions(
                                        text(CompositionItem.OWNER),
                                        text(CompositionItem.SORT),
                                        text(CompositionItem.PRODUCT))
                                .globalSecondaryIndexes(index(
                                        CompositionItem.BY_PRODUCT, CompositionItem.PRODUCT, CompositionItem.SORT)),
                        table(tables.totals(), TotalItem.NAME, TotalItem.BUCKET)
                                .attributeDefinitions(text(TotalItem.NAME), text(TotalItem.BUCKET)))
                .map(CreateTableRequest.Builder::build)
                .filter(t -> !there.contains(t.tableName()))
                .forEach(t -> {
                    dynamo.createTable(t);
                    dynamo.waiter().waitUntilTableExists(w -> w.tableName(t.tableName()));
                });
    }

    public static void bucket(S3Client s3, String name) {
        try {
            s3.headBucket(b -> b.bucket(name));
        } catch (NoSuchBucketException absent) {
            s3.createBucket(b -> b.bucket(name));
        }
    }

    /** Returns the URL of the queue {@code name}; what was received too often goes to {@code name-dlq}. */
    public static String queue(SqsClient sqs, String name) {
        String dead =
                create(sqs, name + "-dlq", Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, RETENTION_SECONDS));
        String deadArn = sqs.getQueueAttributes(q -> q.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return create(
                sqs,
                name,
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        VISIBILITY_SECONDS,
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + deadArn + "\",\"maxReceiveCount\":\"" + MAX_RECEIVES + "\"}"));
    }

    private static String create(SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(q -> q.queueName(name).attributes(attributes)).queueUrl();
    }

    private static CreateTableRequest.Builder table(String name, String... key) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(key));
    }

    private static StreamSpecification stream(StreamViewType view) {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(view)
                .build();
    }

    private static GlobalSecondaryIndex index(String name, String... key) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys(key))
                .projection(p -> p.projectionType(ProjectionType.ALL))
                .build();
    }

    private static List<KeySchemaElement> keys(String... names) {
        return Arrays.stream(names)
                .map(n -> KeySchemaElement.builder()
                        .attributeName(n)
                        .keyType(n.equals(names[0]) ? KeyType.HASH : KeyType.RANGE)
                        .build())
                .toList();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static AttributeDefinition number(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.N)
                .build();
    }
}
