package com.adaptiveads.local.reliability;

import com.adaptiveads.local.Cloud;
import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.event.ObjectEvents;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The emulators as the system under test reaches them; {@link #sound} is the way around the faults. */
record FaultyCloud(Cloud sound, FaultyHttpClient http, Aws aws) implements Cloud {
    static FaultyCloud over(Cloud sound) {
        FaultyHttpClient http = new FaultyHttpClient(sound.aws().connections());
        return new FaultyCloud(sound, http, faulty(sound.aws(), http));
    }

    private static Aws faulty(Aws sound, FaultyHttpClient http) {
        var dynamo = sound.dynamo().serviceClientConfiguration();
        var s3 = sound.s3().serviceClientConfiguration();
        var sqs = sound.sqs().serviceClientConfiguration();
        return new Aws(
                DynamoDbClient.builder()
                        .httpClient(http)
                        .region(dynamo.region())
                        .credentialsProvider(dynamo.credentialsProvider())
                        .endpointOverride(dynamo.endpointOverride().orElseThrow())
                        .build(),
                DynamoDbStreamsClient.builder()
                        .httpClient(http)
                        .region(dynamo.region())
                        .credentialsProvider(dynamo.credentialsProvider())
                        .endpointOverride(dynamo.endpointOverride().orElseThrow())
                        .build(),
                S3Client.builder()
                        .httpClient(http)
                        .region(s3.region())
                        .credentialsProvider(s3.credentialsProvider())
                        .endpointOverride(s3.endpointOverride().orElseThrow())
                        .serviceConfiguration(S3Configuration.builder()
                                .pathStyleAccessEnabled(true)
                                .build())
                        .build(),
                sound.presigner(),
                SqsClient.builder()
                        .httpClient(http)
                        .region(sqs.region())
                        .credentialsProvider(sqs.credentialsProvider())
                        .endpointOverride(sqs.endpointOverride().orElseThrow())
                        .build(),
                http);
    }

    @Override
    public void deliver(ObjectEvents.Listener listener) {
        sound.deliver(listener);
    }

    @Override
    public void close() {
        sound.close();
    }
}
