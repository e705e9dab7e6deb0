package com.adaptiveads.functions.aws;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.store.ProductItem;
import com.adaptiveads.functions.product.Place;
import com.adaptiveads.functions.product.Products;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The products table. */
public final class DynamoProducts implements Products {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoProducts(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Product> find(String id) {
        GetItemResponse found = dynamo.getItem(
                get -> get.tableName(table).key(ProductItem.key(id)).consistentRead(true));
        return found.hasItem() ? Optional.of(ProductItem.product(found.item())) : Optional.empty();
    }

    @Override
    public boolean create(Product product) {
        return put(PutItemRequest.builder()
                .tableName(table)
                .item(ProductItem.of(product))
                .conditionExpression("attribute_not_exists(#id)")
                .expressionAttributeNames(Map.of("#id", ProductItem.ID))
                .build());
    }

    @Override
    public boolean replace(Product next, Status expected) {
        return put(PutItemRequest.builder()
                .tableName(table)
                .item(ProductItem.of(next))
                .conditionExpression("#status = :expected")
                .expressionAttributeNames(Map.of("#status", ProductItem.STATUS))
                .expressionAttributeValues(Map.of(":expected", AttributeValue.fromS(expected.wire())))
                .build());
    }

    @Override
    public Resend claimResend(String id, long nowMs, long leaseMs, int mostSends) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(ProductItem.key(id))
                    .updateExpression("SET #sent = :now ADD #sends :one")
                    .conditionExpression("#status = :segmenting"
                            + " AND (attribute_not_exists(#sent) OR (#sent <= :before AND #sends < :most))")
                    .expressionAttributeNames(Map.of(
                            "#status", ProductItem.STATUS,
                            "#sent", ProductItem.JOB_SENT_AT,
                            "#sends", ProductItem.JOB_SENDS))
                    .expressionAttributeValues(Map.of(
                            ":segmenting", Attr.of(Status.SEGMENTING.wire()),
                            ":now", Attr.of(nowMs),
                            ":before", Attr.of(nowMs - leaseMs),
                            ":most", Attr.of((long) mostSends),
                            ":one", Attr.of(1L)))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Resend.CLAIMED;
        } catch (ConditionalCheckFailedException e) {
            return spent(e.item(), nowMs - leaseMs, mostSends) ? Resend.SPENT : Resend.NOT_DUE;
        }
    }

    /** @param item as it is; empty when it is gone */
    private static boolean spent(Map<String, AttributeValue> item, long beforeMs, int mostSends) {
        return item.containsKey(ProductItem.JOB_SENT_AT)
                && Attr.text(item, ProductItem.STATUS).equals(Status.SEGMENTING.wire())
                && Attr.number(item, ProductItem.JOB_SENT_AT) <= beforeMs
                && Attr.number(item, ProductItem.JOB_SENDS) >= mostSends;
    }

    @Override
    public void delete(String id) {
        dynamo.deleteItem(delete -> delete.tableName(table).key(ProductItem.key(id)));
    }

    @Override
    public List<Product> page(Optional<String> campaign, Optional<Place> after, int limit) {
        String partition = campaign.isPresent() ? ProductItem.CAMPAIGN : ProductItem.CATALOGUE;
        AttributeValue value = AttributeValue.fromS(campaign.orElse(ProductItem.ALL));
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .indexName(campaign.isPresent() ? ProductItem.BY_CAMPAIGN : ProductItem.BY_CREATED)
                .keyConditionExpression("#partition = :value")
                .expressionAttributeNames(Map.of("#partition", partition))
                .expressionAttributeValues(Map.of(":value", value))
                .scanIndexForward(false)
                .limit(limit);
        after.ifPresent(place -> query.exclusiveStartKey(start(partition, value, place)));
        return dynamo.queryPaginator(query.build()).items().stream()
                .limit(limit)
                .map(ProductItem::product)
                .toList();
    }

    private static Map<String, AttributeValue> start(String partition, AttributeValue value, Place place) {
        Map<String, AttributeValue> key = new HashMap<>(ProductItem.key(place.productId()));
        key.put(partition, value);
        key.put(ProductItem.CREATED_AT, AttributeValue.fromN(Long.toString(place.createdAtMs())));
        return key;
    }

    private boolean put(PutItemRequest request) {
        try {
            dynamo.putItem(request);
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
