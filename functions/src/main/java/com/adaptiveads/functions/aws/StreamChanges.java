package com.adaptiveads.functions.aws;

import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.events.store.EngagementItem;
import com.adaptiveads.events.store.ProductItem;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.totals.Change;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Stream records to changes. Which table a record is from is told by its keys. The engagement table's stream carries new
 * and old images; of the others the keys are enough.
 */
public final class StreamChanges {
    private static final String INSERT = "INSERT";
    private static final String REMOVE = "REMOVE";

    private StreamChanges() {}

    /**
     * Empty for what totals are not made of, such as a session that expires.
     *
     * @throws RuntimeException for a record that is not one of ours
     */
    public static Optional<Change.Dated> of(DynamodbStreamRecord record) {
        return change(record)
                .map(change -> new Change.Dated(
                        change,
                        record.getDynamodb()
                                .getApproximateCreationDateTime()
                                .toInstant()
                                .toEpochMilli()));
    }

    private static Optional<Change> change(DynamodbStreamRecord record) {
        Map<String, AttributeValue> keys = values(record.getDynamodb().getKeys());
        if (keys.containsKey(ProductItem.ID)) {
            return counted(record).map(by -> new Change.Product(Attr.text(keys, ProductItem.ID), by));
        }
        if (keys.containsKey(CompositionItem.OWNER)) {
            return counted(record).map(by -> new Change.Composition(Attr.text(keys, CompositionItem.OWNER), by));
        }
        return record.getEventName().equals(REMOVE) ? Optional.empty() : engagement(record, keys);
    }

    private static Optional<Integer> counted(DynamodbStreamRecord record) {
        return switch (record.getEventName()) {
            case INSERT -> Optional.of(1);
            case REMOVE -> Optional.of(-1);
            default -> Optional.empty();
        };
    }

    private static Optional<Change> engagement(DynamodbStreamRecord record, Map<String, AttributeValue> keys) {
        Map<String, AttributeValue> before = values(record.getDynamodb().getOldImage());
        Map<String, AttributeValue> after = values(record.getDynamodb().getNewImage());
        String session = Attr.text(keys, EngagementItem.SESSION);
        String sort = Attr.text(keys, EngagementItem.SORT);
        return switch (sort) {
            case EngagementItem.STATE -> Optional.of(new Change.Session(session, state(before), stateAfter(after)));
            case EngagementItem.GENERATION ->
                Optional.of(new Change.Generations(
                        session,
                        SessionItems.claimNumber(after) - (before.isEmpty() ? 0 : SessionItems.claimNumber(before))));
            default ->
                sort.startsWith(EngagementItem.BATCH)
                        ? Optional.of(new Change.Batch(session, SessionItems.content(after)))
                        : Optional.empty();
        };
    }

    private static Optional<SessionState> state(Map<String, AttributeValue> item) {
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(SessionItems.session(item).state());
    }

    private static SessionState stateAfter(Map<String, AttributeValue> item) {
        return state(item).orElseThrow(() -> new IllegalStateException("a stream record lacks its new image"));
    }

    /** The texts, numbers and bytes of an image, which is all our items hold. */
    private static Map<String, AttributeValue> values(
            @Nullable Map<String, com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue> image) {
        Map<String, AttributeValue> values = new HashMap<>();
        if (image != null) {
            image.forEach((name, value) -> {
                if (value.getS() != null) {
                    values.put(name, AttributeValue.fromS(value.getS()));
                } else if (value.getN() != null) {
                    values.put(name, AttributeValue.fromN(value.getN()));
                } else if (value.getB() != null) {
                    values.put(name, AttributeValue.fromB(SdkBytes.fromByteBuffer(value.getB())));
                }
            });
        }
        return values;
    }
}
