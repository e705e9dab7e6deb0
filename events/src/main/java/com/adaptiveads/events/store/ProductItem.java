package com.adaptiveads.events.store;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A product as an item: the attributes that keys, indexes and conditions need, and the whole as JSON beside them. All
 * products share {@link #CATALOGUE} as the key of {@link #BY_CREATED}, so that the library is listed by a query.
 */
public final class ProductItem {
    public static final String ID = "product_id";
    public static final String CAMPAIGN = "campaign";
    public static final String CREATED_AT = "created_at";
    public static final String STATUS = "status";
    public static final String CATALOGUE = "catalogue";
    public static final String ALL = "all";
    public static final String BODY = "body";

    /**
     * While it is being segmented and its job was sent again: when last, in epoch milliseconds, and how often. Whoever writes the
     * product anew takes both away.
     */
    public static final String JOB_SENT_AT = "job_sent_at";

    public static final String JOB_SENDS = "job_sends";

    /** Index: {@code campaign}, {@code created_at}. */
    public static final String BY_CAMPAIGN = "by_campaign";

    /** Index: {@code catalogue}, {@code created_at}. */
    public static final String BY_CREATED = "by_created";

    private ProductItem() {}

    public static Map<String, AttributeValue> of(Product product) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(ID, AttributeValue.fromS(product.id()));
        item.put(CREATED_AT, AttributeValue.fromN(Long.toString(product.createdAtMs())));
        item.put(STATUS, AttributeValue.fromS(product.status().wire()));
        item.put(CATALOGUE, AttributeValue.fromS(ALL));
        item.put(BODY, AttributeValue.fromS(Json.string(product.toJson())));
        product.campaign().ifPresent(c -> item.put(CAMPAIGN, AttributeValue.fromS(c)));
        return item;
    }

    public static Product product(Map<String, AttributeValue> item) {
        return Product.from(Json.object(Objects.requireNonNull(item.get(BODY)).s()));
    }

    public static Map<String, AttributeValue> key(String productId) {
        return Map.of(ID, AttributeValue.fromS(productId));
    }
}
