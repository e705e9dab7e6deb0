package com.adaptiveads.functions.testing;

import com.adaptiveads.events.store.Tables;
import com.adaptiveads.functions.Guards;
import com.adaptiveads.functions.Settings;
import com.adaptiveads.functions.Wiring;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A deployment none of whose backends may be asked for anything. */
public final class Nowhere {
    private Nowhere() {}

    public static Wiring wiring(Clock clock) {
        return new Wiring(
                new Settings(
                        Tables.prefixed("nowhere-"),
                        "bucket",
                        "http://nowhere.invalid/jobs",
                        Set.of(),
                        false,
                        Guards.NONE),
                silent(DynamoDbClient.class),
                silent(S3Client.class),
                silent(S3Presigner.class),
                silent(SqsClient.class),
                clock);
    }

    private static <T> T silent(Class<T> client) {
        return client.cast(
                Proxy.newProxyInstance(client.getClassLoader(), new Class<?>[] {client}, (proxy, method, arguments) -> {
                    throw new AssertionError(method.getName() + " was called");
                }));
    }
}
