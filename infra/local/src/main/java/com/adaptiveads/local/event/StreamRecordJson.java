package com.adaptiveads.local.event;

import com.adaptiveads.events.json.Fields;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** The event Lambda makes of a batch of stream records. */
final class StreamRecordJson {
    private StreamRecordJson() {}

    static Map<String, Object> event(String streamArn, List<Record> records) {
        return Map.of("Records", records.stream().map(r -> record(streamArn, r)).toList());
    }

    private static Map<String, Object> record(String streamArn, Record record) {
        StreamRecord change = record.dynamodb();
        return new Fields()
                .with("eventID", record.eventID())
                .with("eventName", record.eventNameAsString())
                .with("eventVersion", record.eventVersion())
                .with("eventSource", "aws:dynamodb")
                .with("awsRegion", "us-east-1")
                .with(
                        "dynamodb",
                        new Fields()
                                .with(
                                        "ApproximateCreationDateTime",
                                        change.approximateCreationDateTime().getEpochSecond())
                                .with("Keys", item(change.keys()))
                                .with("NewImage", change.hasNewImage() ? item(change.newImage()) : null)
                                .with("OldImage", change.hasOldImage() ? item(change.oldImage()) : null)
                                .with("SequenceNumber", change.sequenceNumber())
                                .with("SizeBytes", change.sizeBytes())
                                .with("StreamViewType", change.streamViewTypeAsString())
                                .map())
                .with("eventSourceARN", streamArn)
                .map();
    }

    private static Map<String, Object> item(Map<String, AttributeValue> item) {
        Map<String, Object> json = new LinkedHashMap<>();
        item.forEach((name, value) -> json.put(name, value(value)));
        return json;
    }

    private static Map<String, Object> value(AttributeValue value) {
        Object json =
                switch (value.type()) {
                    case S -> value.s();
                    case N -> value.n();
                    case BOOL -> value.bool();
                    case NUL -> true;
                    case B -> base64(value.b());
                    case SS -> value.ss();
                    case NS -> value.ns();
                    case BS -> value.bs().stream().map(StreamRecordJson::base64).toList();
                    case L -> value.l().stream().map(StreamRecordJson::value).toList();
                    case M -> item(value.m());
                    case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("an attribute of an unknown type");
                };
        return Map.of(
                value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name(), json);
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
}
