package com.adaptiveads.functions;

import com.adaptiveads.functions.analyze.Analyzer;
import com.adaptiveads.functions.analyze.Delivery;
import com.adaptiveads.functions.aws.DynamoDeliveries;
import com.adaptiveads.functions.aws.DynamoGenerations;
import com.adaptiveads.functions.aws.DynamoHeartbeats;
import com.adaptiveads.functions.aws.DynamoOrderMarks;
import com.adaptiveads.functions.aws.DynamoProductCompositions;
import com.adaptiveads.functions.aws.DynamoProducts;
import com.adaptiveads.functions.aws.DynamoReadyProducts;
import com.adaptiveads.functions.aws.DynamoSessions;
import com.adaptiveads.functions.aws.DynamoTotals;
import com.adaptiveads.functions.aws.DynamoUploadCounter;
import com.adaptiveads.functions.aws.RehearsalDynamo;
import com.adaptiveads.functions.aws.S3Blobs;
import com.adaptiveads.functions.aws.S3SignedUrls;
import com.adaptiveads.functions.aws.Spending;
import com.adaptiveads.functions.aws.SqsJobs;
import com.adaptiveads.functions.aws.StreamChanges;
import com.adaptiveads.functions.blob.Blobs;
import com.adaptiveads.functions.blob.PictureUrls;
import com.adaptiveads.functions.blob.Previews;
import com.adaptiveads.functions.blob.UploadUrls;
import com.adaptiveads.functions.budget.UploadBudget;
import com.adaptiveads.functions.composition.Portfolio;
import com.adaptiveads.functions.composition.ProductCompositions;
import com.adaptiveads.functions.drop.Arrivals;
import com.adaptiveads.functions.drop.DropFolder;
import com.adaptiveads.functions.drop.Orders;
import com.adaptiveads.functions.generation.Generations;
import com.adaptiveads.functions.generation.Generator;
import com.adaptiveads.functions.generation.Hotspots;
import com.adaptiveads.functions.generation.ReadyProducts;
import com.adaptiveads.functions.heatmap.Heatmaps;
import com.adaptiveads.functions.http.Cors;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.job.JobQueue;
import com.adaptiveads.functions.log.Log;
import com.adaptiveads.functions.product.AnnouncedPhotos;
import com.adaptiveads.functions.product.Intake;
import com.adaptiveads.functions.product.Products;
import com.adaptiveads.functions.product.Reconciler;
import com.adaptiveads.functions.product.Removal;
import com.adaptiveads.functions.product.Showcase;
import com.adaptiveads.functions.rollup.Rollup;
import com.adaptiveads.functions.session.Sessions;
import com.adaptiveads.functions.sessions.SessionReader;
import com.adaptiveads.functions.status.Heartbeats;
import com.adaptiveads.functions.token.SessionAccess;
import com.adaptiveads.functions.token.SessionTokens;
import com.adaptiveads.functions.token.SigningKeys;
import com.adaptiveads.functions.totals.Change;
import com.adaptiveads.functions.totals.Totals;
import com.adaptiveads.functions.track.RandomPause;
import com.adaptiveads.functions.track.Tracker;
import com.adaptiveads.functions.upload.Uploads;
import com.adaptiveads.functions.uploads.Announcements;
import com.adaptiveads.functions.variations.Variations;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Puts the functions together; the only place that reads the environment and builds clients. A client is built when a
 * function first needs it, so that one that only reads a table does not pay for the others at its cold start.
 */
public final class Wiring {
    private final Settings settings;
    private final Clock clock;
    private final Log log;
    private final Backends backends;

    /** With clients of the caller's own, which it closes, and without keys: sessions cannot be signed, pictures come from S3. */
    public Wiring(
            Settings settings, DynamoDbClient dynamo, S3Client s3, S3Presigner presigner, SqsClient sqs, Clock clock) {
        this(
                settings,
                clock,
                new Log(System.out),
                Backends.of(dynamo, s3, presigner, sqs, new S3SignedUrls(presigner, settings.bucket())));
    }

    /** The same with keys for signed sessions. */
    public Wiring with(SigningKeys keys) {
        return new Wiring(settings, clock, log, backends.with(keys));
    }

    private Wiring(Settings settings, Clock clock, Log log, Backends backends) {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
        this.backends = backends;
    }

    /** As Lambda runs it: settings, region, credentials, endpoints and the metrics' namespace from the environment. */
    public static Wiring fromEnvironment() {
        Map<String, String> environment = System.getenv();
        Settings settings = Settings.from(environment);
        return new Wiring(
                settings,
                Clock.systemUTC(),
                new Log(System.out, Optional.ofNullable(environment.get("METRICS_NAMESPACE"))),
                Backends.onLambda(environment, settings));
    }

    /**
     * The same functions on a made-up table, in which nothing changes and which is not reached over a network. What would send or
     * store elsewhere fails.
     */
    public Wiring rehearsal() {
        return new Wiring(
                settings,
                clock,
                new Log(System.out),
                Backends.rehearsal(new Lazy<>(() -> RehearsalDynamo.client(settings.tables(), clock.millis()))));
    }

    public HttpEdge edge() {
        return new HttpEdge(
                new Cors(settings.corsOrigins()),
                log,
                backends.snapshot() ? Optional.of(() -> heartbeats().newest()) : Optional.empty());
    }

    public Heartbeats heartbeats() {
        return new DynamoHeartbeats(backends.dynamo().get(), settings.tables().totals());
    }

    public Blobs blobs() {
        S3Client now = backends.s3().get(); // while the function starts, when it has more CPU than later
        return new S3Blobs(() -> now, settings.bucket());
    }

    /** Builds the client of S3, if that has not been done yet: a snapshot should hold it. */
    public void reachForBlobs() {
        var _ = backends.s3().get();
    }

    public UploadUrls uploadUrls() {
        return new S3SignedUrls(backends.presigner().get(), settings.bucket());
    }

    public PictureUrls pictureUrls() {
        return backends.pictures().get();
    }

    public JobQueue jobs() {
        return new SqsJobs(backends.sqs().get(), settings.jobsQueueUrl());
    }

    public Products products() {
        return new DynamoProducts(backends.dynamo().get(), settings.tables().products());
    }

    public ProductCompositions productCompositions() {
        return new DynamoProductCompositions(
                backends.dynamo().get(), settings.tables().compositions());
    }

    public Intake intake() {
        return new Intake(products(), jobs());
    }

    public Showcase showcase() {
        return new Showcase(products(), new Previews(blobs()), totals(), reconciler());
    }

    public Portfolio portfolio() {
        return new Portfolio(productCompositions(), new Previews(blobs()), totals());
    }

    public Removal removal() {
        return new Removal(products(), productCompositions(), blobs());
    }

    public Uploads uploads() {
        return new Uploads(uploadBudget(), intake(), blobs(), products(), clock);
    }

    public Announcements announcements() {
        return new Announcements(uploadBudget(), products(), uploadUrls(), clock);
    }

    private UploadBudget uploadBudget() {
        return new UploadBudget(
                settings.guards().uploads(),
                new DynamoUploadCounter(
                        backends.dynamo().get(), settings.tables().totals(), clock),
                clock,
                log);
    }

    public Arrivals arrivals() {
        return new Arrivals(announcedPhotos(intake()), new DropFolder(intake(), orders(), blobs(), clock, log));
    }

    private Orders orders() {
        return new Orders(
                new DynamoOrderMarks(backends.dynamo().get(), settings.tables().totals(), clock),
                new RandomPause()::after);
    }

    public SessionAccess sessionAccess() {
        return settings.guards().signedSessions()
                ? SessionAccess.signed(new SessionTokens(backends.sessionKeys().get(), clock))
                : SessionAccess.OPEN;
    }

    public Sessions sessions() {
        return new DynamoSessions(backends.dynamo().get(), settings.tables().engagement(), clock);
    }

    public Generations generations() {
        Spending spending = new Spending(
                backends.dynamo().get(),
                settings.tables().totals(),
                settings.guards().budget(),
                new RandomPause()::after);
        return new DynamoGenerations(backends.dynamo().get(), settings.tables().engagement(), spending);
    }

    public Totals totals() {
        return new DynamoTotals(backends.dynamo().get(), settings.tables().totals(), clock);
    }

    public Tracker tracker() {
        return new Tracker(sessions(), clock, new RandomPause());
    }

    public Analyzer analyzer() {
        return new Analyzer(generations(), generator(), delivery(), hotspots(), heartbeats(), clock);
    }

    public SessionReader sessionReader() {
        return new SessionReader(generations(), heartbeats(), clock);
    }

    public Variations variations() {
        return new Variations(generator(), generations(), readyProducts());
    }

    public Heatmaps heatmaps() {
        return new Heatmaps(sessions(), totals(), clock);
    }

    public Rollup rollup() {
        return new Rollup(totals(), log);
    }

    public Function<DynamodbStreamRecord, Optional<Change.Dated>> changes() {
        return StreamChanges::of;
    }

    private Reconciler reconciler() {
        Intake later = new Intake(products(), jobsWhenNeeded());
        return new Reconciler(products(), later, announcedPhotos(later), blobs(), clock, log);
    }

    private AnnouncedPhotos announcedPhotos(Intake intake) {
        return new AnnouncedPhotos(products(), intake, blobs());
    }

    private Generator generator() {
        return new Generator(generations(), readyProducts(), hotspots(), jobsWhenNeeded(), clock, log);
    }

    /** For functions of whose calls one in many sends: a cold start does not pay for the queue. */
    private JobQueue jobsWhenNeeded() {
        return job -> jobs().send(job);
    }

    /** Its bucket is reached for only by the few polls that hand something over: a cold start does not pay for it. */
    private Delivery delivery() {
        return new Delivery(
                new DynamoDeliveries(backends.dynamo().get(), settings.tables().compositions()),
                new Previews(new S3Blobs(backends.s3(), settings.bucket())),
                clock);
    }

    private Hotspots hotspots() {
        return new Hotspots(sessions(), clock);
    }

    private ReadyProducts readyProducts() {
        return new DynamoReadyProducts(
                backends.dynamo().get(), settings.tables().products());
    }

    public Clock clock() {
        return clock;
    }
}
