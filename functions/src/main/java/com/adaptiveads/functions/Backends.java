package com.adaptiveads.functions;

import com.adaptiveads.functions.aws.Clients;
import com.adaptiveads.functions.aws.CloudFrontUrls;
import com.adaptiveads.functions.aws.PictureKey;
import com.adaptiveads.functions.aws.S3SignedUrls;
import com.adaptiveads.functions.aws.SecretKeys;
import com.adaptiveads.functions.blob.PictureUrls;
import com.adaptiveads.functions.token.SigningKeys;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What the functions reach, each made when a function first needs it: one that only reads a table does not pay for the others at its
 * cold start.
 *
 * @param snapshot whether SnapStart will take a snapshot of this process
 */
record Backends(
        Supplier<DynamoDbClient> dynamo,
        Supplier<S3Client> s3,
        Supplier<S3Presigner> presigner,
        Supplier<PictureUrls> pictures,
        Supplier<SqsClient> sqs,
        Supplier<SigningKeys> sessionKeys,
        boolean snapshot) {

    /** Clients that somebody else closes, and no keys: sessions cannot be signed. */
    static Backends of(DynamoDbClient dynamo, S3Client s3, S3Presigner presigner, SqsClient sqs, PictureUrls pictures) {
        return new Backends(
                () -> dynamo,
                () -> s3,
                () -> presigner,
                () -> pictures,
                () -> sqs,
                missing("signed sessions need keys"),
                false);
    }

    static Backends onLambda(Map<String, String> environment, Settings settings) {
        boolean snapshot = "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
        Clients clients = new Clients(environment, snapshot, settings.s3PathStyle());
        Supplier<S3Presigner> presigner = clients.presigner();
        return new Backends(
                clients.dynamo(),
                clients.s3(),
                presigner,
                new Lazy<>(() -> PictureDelivery.from(environment)
                        .<PictureUrls>map(delivery -> throughCloudFront(delivery, clients.secrets()))
                        .orElseGet(() -> new S3SignedUrls(presigner.get(), settings.bucket()))),
                clients.sqs(),
                new Lazy<>(() -> sessionKeys(settings.guards(), clients.secrets())),
                snapshot);
    }

    /** Tables and nothing else. */
    static Backends rehearsal(Supplier<DynamoDbClient> dynamo) {
        String why = "a rehearsal reaches for tables only";
        return new Backends(dynamo, missing(why), missing(why), missing(why), missing(why), missing(why), false);
    }

    Backends with(SigningKeys keys) {
        return new Backends(dynamo, s3, presigner, pictures, sqs, () -> keys, snapshot);
    }

    private static SigningKeys sessionKeys(Guards guards, Supplier<SecretsManagerClient> secrets) {
        return new SecretKeys(
                secrets,
                guards.sessionKeysArn()
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "The environment variable SESSION_KEYS_ARN is not set, and SESSION_TOKENS=required needs it.")),
                Clock.systemUTC());
    }

    private static PictureUrls throughCloudFront(PictureDelivery delivery, Supplier<SecretsManagerClient> secrets) {
        return new CloudFrontUrls(
                delivery.domain(),
                delivery.keyId(),
                new Lazy<>(() -> PictureKey.read(secrets.get(), delivery.keyName())),
                Clock.systemUTC());
    }

    private static <T> Supplier<T> missing(String why) {
        return () -> {
            throw new IllegalStateException(why);
        };
    }
}
