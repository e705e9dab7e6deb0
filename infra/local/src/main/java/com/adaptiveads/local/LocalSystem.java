package com.adaptiveads.local;

import com.adaptiveads.events.store.Tables;
import com.adaptiveads.functions.Guards;
import com.adaptiveads.functions.Route;
import com.adaptiveads.functions.Routes;
import com.adaptiveads.functions.Settings;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.drop.DropHandler;
import com.adaptiveads.local.drop.DropFolder;
import com.adaptiveads.local.drop.ResultsMirror;
import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.emulator.Provisioning;
import com.adaptiveads.local.event.EventFunction;
import com.adaptiveads.local.http.ApiGateway;
import com.adaptiveads.local.http.Authorizer;
import com.adaptiveads.local.http.HttpFront;
import com.adaptiveads.local.http.StaticSite;
import com.adaptiveads.worker.Clients;
import com.adaptiveads.worker.Worker;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/** Everything: functions behind the HTTP front, events, worker and drop folder, on a cloud that stays the caller's. */
public final class LocalSystem implements AutoCloseable {
    public static final Tables TABLES = Tables.prefixed("adaptive-ads-");
    public static final String BUCKET = "adaptive-ads";
    public static final String QUEUE = "jobs";

    private static final Duration GATEWAY_TIMEOUT = Duration.ofSeconds(30);

    /** Short, so that the next run soon takes up what a killed one left. */
    private static final String WORKER_LEASE_SECONDS = "15";

    private static final String WORKER_STOP_SECONDS = "20";

    private final HttpFront front;
    private final List<AutoCloseable> parts;

    /**
     * What to serve and where.
     *
     * @param port 0 for any free one
     * @param frontend folder of the built front end
     * @param drop marketing's folder; {@code results} and {@code drop-failed} appear beside it
     * @param journals folder for what must outlive a restart
     * @param guards of the functions
     * @param authorizer of the API
     * @param models the worker's variables about models; none: the engines that need no weights
     */
    public record Options(
            int port,
            Path frontend,
            Path drop,
            Path journals,
            Guards guards,
            Authorizer authorizer,
            Map<String, String> models) {}

    private LocalSystem(HttpFront front, List<AutoCloseable> parts) {
        this.front = front;
        this.parts = parts;
    }

    /** Provisions the cloud where needed, then starts everything; ready when it returns. */
    public static LocalSystem start(Cloud cloud, Options options) {
        Aws aws = cloud.aws();
        String queueUrl = provision(aws);
        Wiring wiring = new Wiring(
                new Settings(TABLES, BUCKET, queueUrl, Set.of("*"), true, options.guards()),
                aws.dynamo(),
                aws.s3(),
                aws.presigner(),
                aws.sqs(),
                Clock.systemUTC());
        if (options.guards().signedSessions()) {
            wiring = wiring.with(KeyFile.open(options.journals().resolve("session-keys")));
        }
        HttpFront front =
                HttpFront.start(options.port(), api(wiring, options.authorizer()), new StaticSite(options.frontend()));
        ResultsMirror mirror = new ResultsMirror(options.drop().toAbsolutePath().resolveSibling(""), aws.s3(), BUCKET);
        cloud.deliver(new ObjectRouter(new EventFunction<>(S3Event.class, new DropHandler(wiring)), mirror));
        DropFolder drop = new DropFolder(
                options.drop(), aws.s3(), BUCKET, options.journals().resolve("taken.json"));
        RollupStreams streams = new RollupStreams(aws, wiring, options.journals());
        Worker worker = worker(aws, queueUrl, options.models());
        return new LocalSystem(front, List.of(drop, front, worker, streams));
    }

    public URI url() {
        return URI.create("http://localhost:" + front.port());
    }

    private static String provision(Aws aws) {
        Startup startup = new Startup();
        var _ = startup.begin(() -> {
            Provisioning.tables(aws.dynamo(), TABLES);
            return TABLES;
        });
        var _ = startup.begin(() -> {
            Provisioning.bucket(aws.s3(), BUCKET);
            return BUCKET;
        });
        var queueUrl = startup.begin(() -> Provisioning.queue(aws.sqs(), QUEUE));
        try {
            startup.await();
        } catch (SdkException e) {
            throw new StartFailure(
                    "The stored tables, objects or queues cannot be read, they may be damaged: start clean with FRESH=1,"
                            + " or choose another folder with DATA=….",
                    e);
        }
        return queueUrl.join();
    }

    private static Worker worker(Aws aws, String queueUrl, Map<String, String> models) {
        Map<String, String> environment = new HashMap<>(models);
        environment.put("PRODUCTS_TABLE", TABLES.products());
        environment.put("ENGAGEMENT_TABLE", TABLES.engagement());
        environment.put("COMPOSITIONS_TABLE", TABLES.compositions());
        environment.put("TOTALS_TABLE", TABLES.totals());
        environment.put("DATA_BUCKET", BUCKET);
        environment.put("JOBS_QUEUE_URL", queueUrl);
        environment.put("VISIBILITY_SECONDS", WORKER_LEASE_SECONDS);
        environment.put("STOP_TIMEOUT_SECONDS", WORKER_STOP_SECONDS);
        try {
            Worker worker = new Worker(
                    com.adaptiveads.worker.Settings.from(environment),
                    new Clients(aws.dynamo(), aws.s3(), aws.sqs()),
                    Clock.systemUTC(),
                    System.out::println);
            worker.start();
            return worker;
        } catch (IllegalArgumentException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static ApiGateway api(Wiring wiring, Authorizer authorizer) {
        List<ApiGateway.Bound> routes =
                Routes.ALL.stream().map(route -> bound(route, wiring)).toList();
        return new ApiGateway(routes, bound(Routes.FALLBACK, wiring), authorizer, GATEWAY_TIMEOUT);
    }

    private static ApiGateway.Bound bound(Route route, Wiring wiring) {
        return new ApiGateway.Bound(route, route.handler().apply(wiring));
    }

    /** Lets requests and jobs under way finish. */
    @Override
    public void close() {
        Closing.all(parts);
    }
}
