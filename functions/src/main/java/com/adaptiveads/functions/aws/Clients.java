package com.adaptiveads.functions.aws;

import com.adaptiveads.functions.Lazy;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The SDK's clients, each built when a function first asks for it. A named class stands for each where a lambda would do: linking
 * a lambda loads the client it returns, and a function that reads one table would open S3's four megabytes for it.
 */
public final class Clients {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(10);

    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final boolean s3PathStyle;

    /**
     * Region and credentials are where Lambda puts them; looking for them elsewhere costs a cold start some 20 ms. In a snapshot keys of
     * the environment would outlive it: there the SDK finds them by its own chain.
     *
     * @param environment {@code AWS_REGION}, which must be there, and {@code AWS_ACCESS_KEY_ID}, which may be missing
     * @param snapshot whether SnapStart will take a snapshot of this process
     * @param s3PathStyle whether buckets are named in the path: for emulators
     */
    public Clients(Map<String, String> environment, boolean snapshot, boolean s3PathStyle) {
        this.region = Region.of(environment.get("AWS_REGION"));
        this.credentials = !snapshot && environment.containsKey("AWS_ACCESS_KEY_ID")
                ? EnvironmentVariableCredentialsProvider.create()
                : DefaultCredentialsProvider.builder().build();
        this.s3PathStyle = s3PathStyle;
    }

    public Supplier<DynamoDbClient> dynamo() {
        return new Lazy<>(new Dynamo());
    }

    public Supplier<S3Client> s3() {
        return new Lazy<>(new S3());
    }

    public Supplier<S3Presigner> presigner() {
        return new Lazy<>(new Presigner());
    }

    public Supplier<SqsClient> sqs() {
        return new Lazy<>(new Sqs());
    }

    public Supplier<SecretsManagerClient> secrets() {
        return new Lazy<>(new Secrets());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ)
                        .build())
                .build();
    }

    private final class Dynamo implements Supplier<DynamoDbClient> {
        @Override
        public DynamoDbClient get() {
            return build(DynamoDbClient.builder().endpointDiscoveryEnabled(false));
        }
    }

    private final class S3 implements Supplier<S3Client> {
        @Override
        public S3Client get() {
            return build(S3Client.builder().forcePathStyle(s3PathStyle));
        }
    }

    private final class Presigner implements Supplier<S3Presigner> {
        @Override
        public S3Presigner get() {
            return S3Presigner.builder()
                    .region(region)
                    .credentialsProvider(credentials)
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(s3PathStyle)
                            .build())
                    .build();
        }
    }

    private final class Sqs implements Supplier<SqsClient> {
        @Override
        public SqsClient get() {
            return build(SqsClient.builder());
        }
    }

    private final class Secrets implements Supplier<SecretsManagerClient> {
        @Override
        public SecretsManagerClient get() {
            return build(SecretsManagerClient.builder());
        }
    }
}
