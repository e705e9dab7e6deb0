package com.adaptiveads.functions.aws;

import com.adaptiveads.events.store.TotalItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads items of the totals table whose attributes are counters. */
final class CounterItems {
    private static final int MAX_KEYS = 100; // all that one BatchGetItem takes

    private final DynamoDbClient dynamo;
    private final String table;

    CounterItems(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** The counters of one bucket of these names, by name; what is not there is left out. */
    Map<String, Map<String, Long>> get(List<String> names, String bucket) {
        Map<String, Map<String, Long>> counters = new HashMap<>();
        for (int from = 0; from < names.size(); from += MAX_KEYS) {
            KeysAndAttributes keys = KeysAndAttributes.builder()
                    .keys(names.subList(from, Math.min(from + MAX_KEYS, names.size())).stream()
                            .map(name -> TotalItem.key(name, bucket))
                            .toList())
                    .build();
            dynamo
                    .batchGetItemPaginator(BatchGetItemRequest.builder()
                            .requestItems(Map.of(table, keys))
                            .build())
                    .stream()
                    .flatMap(answer -> answer.responses().getOrDefault(table, List.of()).stream())
                    .forEach(item -> counters.put(Attr.text(item, TotalItem.NAME), counters(item)));
        }
        return counters;
    }

    /** Every bucket from {@code first} to {@code last}, both included, summed over these names. */
    SortedMap<String, Map<String, Long>> sums(List<String> names, String first, String last) {
        SortedMap<String, Map<String, Long>> sums = new TreeMap<>();
        for (String name : names) {
            QueryRequest query = QueryRequest.builder()
                    .tableName(table)
                    .keyConditionExpression("#name = :name AND #bucket BETWEEN :first AND :last")
                    .expressionAttributeNames(Map.of("#name", TotalItem.NAME, "#bucket", TotalItem.BUCKET))
                    .expressionAttributeValues(
                            Map.of(":name", Attr.of(name), ":first", Attr.of(first), ":last", Attr.of(last)))
                    .build();
            dynamo.queryPaginator(query).items().forEach(item -> counters(item)
                    .forEach((counter, value) -> sums.computeIfAbsent(
                                    Attr.text(item, TotalItem.BUCKET), bucket -> new TreeMap<>())
                            .merge(counter, value, Long::sum)));
        }
        return sums;
    }

    static Map<String, Long> sum(List<Map<String, Long>> parts) {
        Map<String, Long> sum = new TreeMap<>();
        parts.forEach(part -> part.forEach((counter, value) -> sum.merge(counter, value, Long::sum)));
        return sum;
    }

    private static Map<String, Long> counters(Map<String, AttributeValue> item) {
        List<Map.Entry<String, AttributeValue>> numbers = new ArrayList<>(item.entrySet());
        numbers.removeIf(entry -> entry.getValue().n() == null || entry.getKey().equals(TotalItem.EXPIRES_AT));
        Map<String, Long> counters = new TreeMap<>();
        numbers.forEach(entry ->
                counters.put(entry.getKey(), Long.valueOf(entry.getValue().n())));
        return counters;
    }
}
