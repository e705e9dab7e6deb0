package com.adaptiveads.local.packaged;

import com.adaptiveads.events.store.Tables;
import com.adaptiveads.functions.Route;
import com.adaptiveads.functions.Routes;
import com.adaptiveads.functions.drop.DropHandler;
import com.adaptiveads.functions.rollup.RollupHandler;
import com.adaptiveads.local.Cloud;
import com.adaptiveads.local.DataFolder;
import com.adaptiveads.local.EmulatedCloud;
import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.emulator.Provisioning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What packaged functions find when deployed: the emulated cloud, provisioned, and the environment that leads to it. */
final class Deployment implements AutoCloseable {
    private static final Path SAMPLES = Path.of("../../events/samples");

    private final DataFolder data;
    private final Cloud cloud;
    private final Map<String, String> environment;

    private Deployment(DataFolder data, Cloud cloud, Map<String, String> environment) {
        this.data = data;
        this.cloud = cloud;
        this.environment = environment;
    }

    static Deployment start(Path folder) {
        DataFolder data = DataFolder.open(folder, true);
        Path dynamoJars = Path.of(System.getProperty("dynamodb.local", "dynamodb-local/target/lib"));
        Cloud cloud = EmulatedCloud.start(data, dynamoJars, Optional.empty());
        Aws aws = cloud.aws();
        Tables tables = LocalSystem.TABLES;
        Provisioning.tables(aws.dynamo(), tables);
        Provisioning.bucket(aws.s3(), LocalSystem.BUCKET);
        Map<String, String> environment = environment(Provisioning.queue(aws.sqs(), LocalSystem.QUEUE));
        environment.put(
                "AWS_ENDPOINT_URL_DYNAMODB",
                endpoint(aws.dynamo().serviceClientConfiguration().endpointOverride()));
        environment.put(
                "AWS_ENDPOINT_URL_S3",
                endpoint(aws.s3().serviceClientConfiguration().endpointOverride()));
        environment.put(
                "AWS_ENDPOINT_URL_SQS",
                endpoint(aws.sqs().serviceClientConfiguration().endpointOverride()));
        return new Deployment(data, cloud, environment);
    }

    private static String endpoint(Optional<URI> override) {
        return override.orElseThrow().toString();
    }

    /** Every function of the API and the two that events call: class names as the template has them. */
    static List<String> functions() {
        return Stream.concat(
                        Routes.ALL.stream().<Class<?>>map(Route::function),
                        Stream.of(DropHandler.class, RollupHandler.class))
                .map(Class::getName)
                .distinct()
                .toList();
    }

    PackagedFunction launch(String function, PackagedFunction.Start start) {
        return launch(function, start, Map.of());
    }

    /** With variables of its own. */
    PackagedFunction launch(String function, PackagedFunction.Start start, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new PackagedFunction(PackagedFunction.ARTIFACT, function + "::handleRequest", start, all);
    }

    Aws aws() {
        return cloud.aws();
    }

    /** The same function in a deployment whose backends do not answer. */
    static PackagedFunction launchCutOff(String function, PackagedFunction.Start start) {
        Map<String, String> environment = environment("http://127.0.0.1:9/jobs");
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
        environment.put("AWS_MAX_ATTEMPTS", "1");
        return new PackagedFunction(PackagedFunction.ARTIFACT, function + "::handleRequest", start, environment);
    }

    private static Map<String, String> environment(String queueUrl) {
        Tables tables = LocalSystem.TABLES;
        Map<String, String> environment = new HashMap<>();
        environment.put("JOBS_QUEUE_URL", queueUrl);
        environment.put("PRODUCTS_TABLE", tables.products());
        environment.put("ENGAGEMENT_TABLE", tables.engagement());
        environment.put("COMPOSITIONS_TABLE", tables.compositions());
        environment.put("TOTALS_TABLE", tables.totals());
        environment.put("DATA_BUCKET", LocalSystem.BUCKET);
        environment.put("CORS_ORIGINS", "*");
        environment.put("S3_PATH_STYLE", "true");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", Aws.ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", Aws.SECRET_KEY);
        return environment;
    }

    /** How many items each table and messages the queue holds. */
    Map<String, Integer> contents() {
        Map<String, Integer> contents = new HashMap<>();
        Tables tables = LocalSystem.TABLES;
        for (String table : List.of(tables.products(), tables.engagement(), tables.compositions(), tables.totals())) {
            contents.put(
                    table,
                    cloud.aws().dynamo().scan(scan -> scan.tableName(table)).count());
        }
        String messages = cloud.aws()
                .sqs()
                .getQueueAttributes(queue -> queue.queueUrl(environment.get("JOBS_QUEUE_URL"))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        contents.put(LocalSystem.QUEUE, Integer.valueOf(messages));
        return contents;
    }

    /** An event of {@code events/samples}. */
    static byte[] sample(String name) {
        try {
            return Files.readAllBytes(SAMPLES.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cloud.close();
        data.close();
    }
}
