package com.adaptiveads.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.adaptiveads.functions.testing.Samples;
import com.adaptiveads.functions.totals.Change;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamChangesTest {
    @Test
    void theSampleEventTellsOfANewProductAndANewComposition() {
        DynamodbEvent event = LambdaEventSerializers.serializerFor(
                        DynamodbEvent.class, getClass().getClassLoader())
                .fromJson(new ByteArrayInputStream(Samples.read("dynamodb-stream.json")));
        List<Change> changes = event.getRecords().stream()
                .flatMap(record -> StreamChanges.of(record).stream())
                .toList();
        assertEquals(
                List.of(
                        new Change.Product("0123456789abcdef01234567", 1),
                        new Change.Composition("session#session_1700000000000_ab12cd3", 1)),
                changes);
    }
}
