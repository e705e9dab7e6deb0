package com.adaptiveads.local;

import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.rollup.RollupHandler;
import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.event.EventFunction;
import com.adaptiveads.local.event.StreamPoller;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The streams of the tables that are counted, to the rollup function. */
final class RollupStreams implements AutoCloseable {
    private final List<StreamPoller> pollers;

    /** @param journals folder for how far each stream was delivered */
    RollupStreams(Aws aws, Wiring wiring, Path journals) {
        EventFunction<DynamodbEvent, StreamsEventResponse> rollup =
                new EventFunction<>(DynamodbEvent.class, new RollupHandler(wiring));
        this.pollers = Stream.of(
                        LocalSystem.TABLES.engagement(),
                        LocalSystem.TABLES.products(),
                        LocalSystem.TABLES.compositions())
                .map(table -> new StreamPoller(
                        aws.streams(),
                        aws.dynamo()
                                .describeTable(t -> t.tableName(table))
                                .table()
                                .latestStreamArn(),
                        journals.resolve(table + ".json"),
                        event -> firstFailure(rollup, event)))
                .toList();
    }

    private static Optional<String> firstFailure(
            EventFunction<DynamodbEvent, StreamsEventResponse> rollup, Map<String, Object> event) {
        return rollup.invoke(event).getBatchItemFailures().stream()
                .findFirst()
                .map(BatchItemFailure::getItemIdentifier);
    }

    @Override
    public void close() {
        Closing.all(pollers);
    }
}
