package com.adaptiveads.functions.aws;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.functions.composition.ProductCompositions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The index by product of the compositions table. */
public final class DynamoProductCompositions implements ProductCompositions {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoProductCompositions(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public List<Composition> page(String productId, Optional<String> after, int limit) {
        QueryRequest query = query(productId, after).limit(limit).build();
        return dynamo.queryPaginator(query).items().stream()
                .limit(limit)
                .map(CompositionItem::composition)
                .toList();
    }

    @Override
    public void deleteAll(String productId) {
        dynamo.queryPaginator(query(productId, Optional.empty()).build()).items().stream()
                .map(DynamoProductCompositions::key)
                .forEach(key ->
                        dynamo.deleteItem(delete -> delete.tableName(table).key(key)));
    }

    private QueryRequest.Builder query(String productId, Optional<String> after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":product", AttributeValue.fromS(productId));
        after.ifPresent(sort -> values.put(":after", AttributeValue.fromS(sort)));
        return QueryRequest.builder()
                .tableName(table)
                .indexName(CompositionItem.BY_PRODUCT)
                .keyConditionExpression("#product = :product" + (after.isPresent() ? " AND #sort < :after" : ""))
                .expressionAttributeNames(
                        after.isPresent()
                                ? Map.of("#product", CompositionItem.PRODUCT, "#sort", CompositionItem.SORT)
                                : Map.of("#product", CompositionItem.PRODUCT))
                .expressionAttributeValues(values)
                .scanIndexForward(false);
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of(
                CompositionItem.OWNER, Objects.requireNonNull(item.get(CompositionItem.OWNER)),
                CompositionItem.SORT, Objects.requireNonNull(item.get(CompositionItem.SORT)));
    }
}
