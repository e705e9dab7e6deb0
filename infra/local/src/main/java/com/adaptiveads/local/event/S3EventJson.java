package com.adaptiveads.local.event;

import com.adaptiveads.local.event.PendingEvents.Pending;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The event S3 sends (structure version 2.1), as far as an emulator can know it. */
final class S3EventJson {
    private static final AtomicLong SEQUENCE = new AtomicLong(System.currentTimeMillis() << 20);

    private S3EventJson() {}

    static Map<String, Object> created(Pending object, HeadObjectResponse head) {
        String tag = head.eTag() == null ? "" : head.eTag().replace("\"", "");
        Map<String, Object> s3 = Map.of(
                "s3SchemaVersion",
                "1.0",
                "configurationId",
                "local",
                "bucket",
                Map.of(
                        "name",
                        object.bucket(),
                        "ownerIdentity",
                        Map.of("principalId", "local"),
                        "arn",
                        "arn:aws:s3:::" + object.bucket()),
                "object",
                Map.of(
                        "key",
                        encoded(object.key()),
                        "size",
                        head.contentLength(),
                        "eTag",
                        tag,
                        "sequencer",
                        "%016X".formatted(SEQUENCE.incrementAndGet())));
        return Map.of(
                "Records",
                List.of(Map.of(
                        "eventVersion",
                        "2.1",
                        "eventSource",
                        "aws:s3",
                        "awsRegion",
                        "us-east-1",
                        "eventTime",
                        Instant.now().toString(),
                        "eventName",
                        "ObjectCreated:Put",
                        "userIdentity",
                        Map.of("principalId", "local"),
                        "requestParameters",
                        Map.of("sourceIPAddress", "127.0.0.1"),
                        "responseElements",
                        Map.of("x-amz-request-id", object.id()),
                        "s3",
                        s3)));
    }

    /** As a form would, a space as a plus, but slashes stay. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
