package com.adaptiveads.local.reliability;

import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.worker.Clients;
import com.adaptiveads.worker.Settings;
import com.adaptiveads.worker.Worker;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The real worker in a process that can be killed, whose ways to AWS are faulty: {@code dynamo s3 sqs share}. */
public final class FaultyWorker {
    private FaultyWorker() {}

    public static void main(String[] args) throws InterruptedException {
        FaultyHttpClient http = new FaultyHttpClient(Apache5HttpClient.create());
        http.spoil(Double.parseDouble(args[3]));
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(Aws.ACCESS_KEY, Aws.SECRET_KEY));
        new Worker(
                        Settings.from(System.getenv()),
                        new Clients(
                                DynamoDbClient.builder()
                                        .httpClient(http)
                                        .region(Region.US_EAST_1)
                                        .credentialsProvider(credentials)
                                        .endpointOverride(URI.create(args[0]))
                                        .build(),
                                S3Client.builder()
                                        .httpClient(http)
                                        .region(Region.US_EAST_1)
                                        .credentialsProvider(credentials)
                                        .endpointOverride(URI.create(args[1]))
                                        .forcePathStyle(true)
                                        .build(),
                                SqsClient.builder()
                                        .httpClient(http)
                                        .region(Region.US_EAST_1)
                                        .credentialsProvider(credentials)
                                        .endpointOverride(URI.create(args[2]))
                                        .build()),
                        Clock.systemUTC(),
                        System.out::println)
                .start();
        new CountDownLatch(1).await(); // until it is killed
    }
}
