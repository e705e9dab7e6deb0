package com.adaptiveads.functions.aws;

import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.store.ProductItem;
import com.adaptiveads.functions.generation.ReadyProducts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Which products are ready, by the products table and its index by creation. */
public final class DynamoReadyProducts implements ReadyProducts {
    private static final int MAX_KEYS = 100;
    private static final Map<String, String> NAMES = Map.of("#id", ProductItem.ID, "#status", ProductItem.STATUS);

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoReadyProducts(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** @param ids at most 100, the most one request reads */
    @Override
    public Map<String, Status> statuses(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(ids.stream()
                        .distinct()
                        .limit(MAX_KEYS)
                        .map(ProductItem::key)
                        .toList())
                .projectionExpression("#id, #status")
                .expressionAttributeNames(NAMES)
                .build();
        BatchGetItemRequest request =
                BatchGetItemRequest.builder().requestItems(Map.of(table, keys)).build();
        return dynamo.batchGetItemPaginator(request).stream() // asks again for what a throttled answer left out
                .flatMap(answer -> answer.responses().getOrDefault(table, List.of()).stream())
                .collect(Collectors.toMap(item -> Attr.text(item, ProductItem.ID), DynamoReadyProducts::status));
    }

    @Override
    public Optional<String> first() {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":all", Attr.of(ProductItem.ALL));
        values.put(":ready", Attr.of(Status.READY.wire()));
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .indexName(ProductItem.BY_CREATED)
                .keyConditionExpression("catalogue = :all")
                .filterExpression("#status = :ready")
                .projectionExpression("#id")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(values)
                .limit(MAX_KEYS)
                .build();
        return dynamo.queryPaginator(query).items().stream()
                .map(item -> Attr.text(item, ProductItem.ID))
                .findFirst();
    }

    private static Status status(Map<String, AttributeValue> item) {
        return Status.valueOf(Attr.text(item, ProductItem.STATUS).toUpperCase(Locale.ROOT));
    }
}
