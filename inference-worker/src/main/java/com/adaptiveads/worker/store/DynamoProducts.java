package com.adaptiveads.worker.store;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.store.ProductItem;
import com.adaptiveads.worker.job.ProductStore;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The products table. */
public final class DynamoProducts implements ProductStore {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoProducts(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Product> find(String id) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        r -> r.tableName(table).key(ProductItem.key(id)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(ProductItem.product(item));
    }

    @Override
    public boolean replace(Product next) {
        try {
            dynamo.putItem(r -> r.tableName(table)
                    .item(ProductItem.of(next))
                    .conditionExpression("#created = :created AND #status <> :ready")
                    .expressionAttributeNames(Map.of("#created", ProductItem.CREATED_AT, "#status", ProductItem.STATUS))
                    .expressionAttributeValues(Map.of(
                            ":created", AttributeValue.fromN(Long.toString(next.createdAtMs())),
                            ":ready", AttributeValue.fromS(Status.READY.wire()))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
