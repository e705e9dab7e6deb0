package com.adaptiveads.events.store;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.json.Json;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A composition as an item. {@link #DELIVERED_AT} is set once it has been given to its session; it is absent before.
 */
public final class CompositionItem {
    public static final String OWNER = "owner";

    /** {@code created#job#n}, times padded so that they sort. */
    public static final String SORT = "sk";

    public static final String PRODUCT = "product_id";
    public static final String DELIVERED_AT = "delivered_at";
    public static final String BODY = "body";

    /** Index: {@code product_id}, {@code sk}. */
    public static final String BY_PRODUCT = "by_product";

    private CompositionItem() {}

    /** Sessions and campaigns live in spaces of their own: a visitor cannot name himself after a campaign. */
    public static String ownerSession(String sessionId) {
        return "session#" + sessionId;
    }

    public static String ownerCampaign(String campaign) {
        return "campaign#" + campaign;
    }

    public static Map<String, AttributeValue> of(Composition composition) {
        return Map.of(
                OWNER, AttributeValue.fromS(composition.owner()),
                SORT, AttributeValue.fromS(sort(composition)),
                PRODUCT, AttributeValue.fromS(composition.productId()),
                BODY, AttributeValue.fromS(Json.string(composition.toJson())));
    }

    public static Composition composition(Map<String, AttributeValue> item) {
        return Composition.from(
                Json.object(Objects.requireNonNull(item.get(BODY)).s()));
    }

    public static Map<String, AttributeValue> key(Composition composition) {
        return Map.of(OWNER, AttributeValue.fromS(composition.owner()), SORT, AttributeValue.fromS(sort(composition)));
    }

    /** {@code created#job#n}: unique among the compositions of a product. */
    public static String sort(Composition composition) {
        return sort(composition.createdAtMs()) + "#" + composition.jobId() + "#" + "%03d".formatted(composition.n());
    }

    /** The start of every sort key of that time. */
    public static String sort(long createdAtMs) {
        return "%013d".formatted(createdAtMs);
    }
}
