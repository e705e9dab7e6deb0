package com.adaptiveads.functions.aws;

import com.adaptiveads.events.store.TotalItem;
import com.adaptiveads.functions.totals.Addition;
import com.adaptiveads.functions.totals.CreativeEngagement;
import com.adaptiveads.functions.totals.CreativeHeat;
import com.adaptiveads.functions.totals.CreativeHeat.Cell;
import com.adaptiveads.functions.totals.FunnelCounters;
import com.adaptiveads.functions.totals.Increment;
import com.adaptiveads.functions.totals.Period;
import com.adaptiveads.functions.totals.Series;
import com.adaptiveads.functions.totals.Shard;
import com.adaptiveads.functions.totals.Stats;
import com.adaptiveads.functions.totals.Totals;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Counters of the totals table. A change's additions and a marker bearing its id are one transaction; the marker expires
 * after two days, twice as long as a stream keeps its records.
 */
public final class DynamoTotals implements Totals {
    private static final int MAX_INCREMENTS = 99; // with the marker, all that one transaction takes
    private static final Duration MARKER_LIFE = Duration.ofDays(2);
    private static final String SEEN = "seen#";
    private static final String FIRST_PART = "0";
    private static final String FIRST_ROW = "00";
    private static final String LAST_ROW = "99";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;
    private final CounterItems items;

    public DynamoTotals(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
        this.items = new CounterItems(dynamo, table);
    }

    @Override
    public boolean add(Addition addition) {
        List<Increment> increments = addition.increments();
        boolean added = false;
        for (int from = 0; from < increments.size(); from += MAX_INCREMENTS) {
            List<Increment> part = increments.subList(from, Math.min(from + MAX_INCREMENTS, increments.size()));
            added |= addOnce(TotalItem.key(SEEN + addition.id(), Integer.toString(from)), part);
        }
        return added;
    }

    @Override
    public List<Addition> missing(List<Addition> additions) {
        if (additions.isEmpty()) {
            return additions;
        }
        Set<String> there = items.get(
                        additions.stream().map(addition -> SEEN + addition.id()).toList(), FIRST_PART)
                .keySet();
        return additions.stream()
                .filter(addition -> !there.contains(SEEN + addition.id()))
                .toList();
    }

    private boolean addOnce(Map<String, AttributeValue> markerKey, List<Increment> increments) {
        Map<String, AttributeValue> marker = new HashMap<>(markerKey);
        marker.put(
                TotalItem.EXPIRES_AT, Attr.of(clock.instant().plus(MARKER_LIFE).getEpochSecond()));
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(marker)
                        .conditionExpression("attribute_not_exists(#name)")
                        .expressionAttributeNames(Map.of("#name", TotalItem.NAME)))
                .build());
        increments.forEach(increment -> writes.add(update(increment)));
        try {
            dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
            return true;
        } catch (TransactionCanceledException cancelled) {
            List<CancellationReason> reasons = cancelled.cancellationReasons();
            if ("ConditionalCheckFailed".equals(reasons.getFirst().code())) {
                return false;
            }
            if (reasons.stream().anyMatch(reason -> "ValidationError".equals(reason.code()))) {
                throw new Refused(cancelled);
            }
            throw cancelled;
        } catch (DynamoDbException e) {
            if ("ValidationException".equals(e.awsErrorDetails().errorCode())) {
                throw new Refused(e);
            }
            throw e;
        }
    }

    private TransactWriteItem update(Increment increment) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> additions = new ArrayList<>();
        increment.counters().forEach((counter, by) -> {
            String placeholder = Integer.toString(additions.size());
            names.put("#c" + placeholder, counter);
            values.put(":v" + placeholder, Attr.of(by));
            additions.add("#c" + placeholder + " :v" + placeholder);
        });
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(TotalItem.key(increment.name(), increment.bucket()))
                        .updateExpression("ADD " + String.join(", ", additions))
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .build();
    }

    @Override
    public Stats stats() {
        return Stats.of(CounterItems.sum(
                List.copyOf(items.get(Shard.allStats(), Shard.WHOLE).values())));
    }

    @Override
    public Series series(Series.Range range) {
        Period period = range.period();
        return Series.of(
                range,
                items.sums(Shard.allSeries(period), period.bucket(range.fromMs()), period.bucket(range.toMs() - 1)));
    }

    @Override
    public Map<String, CreativeEngagement> engagements(Collection<String> creativeIds) {
        Map<String, Map<String, Long>> counters = items.get(
                creativeIds.stream()
                        .distinct()
                        .flatMap(id -> Shard.allFunnels(id).stream())
                        .toList(),
                Shard.WHOLE);
        return creativeIds.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> FunnelCounters.engagement(CounterItems.sum(Shard.allFunnels(id).stream()
                                .map(name -> counters.getOrDefault(name, Map.of()))
                                .toList()))));
    }

    @Override
    public CreativeHeat heat(String creativeId) {
        List<Cell> cells = new ArrayList<>();
        items.sums(Shard.allHeat(creativeId), FIRST_ROW, LAST_ROW)
                .forEach((row, counters) -> cells.addAll(cells(Integer.parseInt(row), counters)));
        return new CreativeHeat(cells);
    }

    private static List<Cell> cells(int row, Map<String, Long> counters) {
        return IntStream.range(0, CreativeHeat.SIDE)
                .mapToObj(column -> new Cell(
                        column,
                        row,
                        counters.getOrDefault(CreativeHeat.clicks(column), 0L),
                        counters.getOrDefault(CreativeHeat.hovers(column), 0L)))
                .filter(cell -> cell.clicks() > 0 || cell.hoverThousandths() > 0)
                .toList();
    }
}
