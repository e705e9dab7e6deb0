package com.adaptiveads.local.emulator;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients of one running stack; they share connections. */
public record Aws(
        DynamoDbClient dynamo,
        DynamoDbStreamsClient streams,
        S3Client s3,
        S3Presigner presigner,
        SqsClient sqs,
        SdkHttpClient connections)
        implements AutoCloseable {
    public static final String ACCESS_KEY = "local";
    public static final String SECRET_KEY = "local-secret";

    private static final int MAX_CONNECTIONS = 256;

    /** Where the services listen. */
    public record Endpoints(URI dynamo, URI s3, URI sqs) {}

    public static Aws connect(Endpoints endpoints) {
        return connect(endpoints, AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY));
    }

    public static Aws connect(Endpoints endpoints, AwsCredentials identity) {
        SdkHttpClient connections =
                Apache5HttpClient.builder().maxConnections(MAX_CONNECTIONS).build();
        StaticCredentialsProvider credentials = StaticCredentialsProvider.create(identity);
        S3Configuration pathStyle =
                S3Configuration.builder().pathStyleAccessEnabled(true).build();
        return new Aws(
                DynamoDbClient.builder()
                        .httpClient(connections)
                        .credentialsProvider(credentials)
                        .region(Region.US_EAST_1)
                        .endpointOverride(endpoints.dynamo())
                        .build(),
                DynamoDbStreamsClient.builder()
                        .httpClient(connections)
                        .credentialsProvider(credentials)
                        .region(Region.US_EAST_1)
                        .endpointOverride(endpoints.dynamo())
                        .build(),
                S3Client.builder()
                        .httpClient(connections)
                        .credentialsProvider(credentials)
                        .region(Region.US_EAST_1)
                        .endpointOverride(endpoints.s3())
                        .serviceConfiguration(pathStyle)
                        .build(),
                S3Presigner.builder()
                        .credentialsProvider(credentials)
                        .region(Region.US_EAST_1)
                        .endpointOverride(endpoints.s3())
                        .serviceConfiguration(pathStyle)
                        .build(),
                SqsClient.builder()
                        .httpClient(connections)
                        .credentialsProvider(credentials)
                        .region(Region.US_EAST_1)
                        .endpointOverride(endpoints.sqs())
                        .build(),
                connections);
    }

    @Override
    public void close() {
        dynamo.close();
        streams.close();
        s3.close();
        presigner.close();
        sqs.close();
        connections.close();
    }
}
