package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Format;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.events.store.TotalItem;
import com.adaptiveads.functions.Guards;
import com.adaptiveads.functions.Settings;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.aws.DynamoUploadCounter;
import com.adaptiveads.functions.budget.HourlyBudget;
import com.adaptiveads.functions.budget.UploadBudget;
import com.adaptiveads.functions.engagement.Generation;
import com.adaptiveads.functions.generation.Claimed;
import com.adaptiveads.functions.generation.Generations;
import com.adaptiveads.functions.generation.Generations.Claim;
import com.adaptiveads.local.Cloud;
import com.adaptiveads.local.DataFolder;
import com.adaptiveads.local.EmulatedCloud;
import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.emulator.Provisioning;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The hour's budget on a real DynamoDB: claims and their count are one write. */
class BudgetIT {
    private static final int CALLERS = 24;
    private static final AtomicInteger HOURS = new AtomicInteger(1);

    @TempDir
    static Path folder;

    private static DataFolder data;
    private static Cloud cloud;

    /** Of a test's own: budgets do not meet. */
    private final long now = HOURS.getAndIncrement() * 3_600_000L;

    @BeforeAll
    static void start() {
        data = DataFolder.open(folder, true);
        cloud = EmulatedCloud.start(data, Path.of(System.getProperty("dynamodb.local")), Optional.empty());
        Provisioning.tables(cloud.aws().dynamo(), LocalSystem.TABLES);
    }

    @AfterAll
    static void stop() {
        cloud.close();
        data.close();
    }

    @Test
    void ofManySessionsAtTheSameInstantAsManyAsTheBudgetAllowsAreTaken() throws Exception {
        Generations generations = generations(cloud.aws().dynamo(), "7");
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Callable<Claim>> callers = IntStream.range(0, CALLERS)
                .<Callable<Claim>>mapToObj(caller -> () -> {
                    start.await();
                    return untilTold(generations, "crowd-" + caller);
                })
                .toList();
        Map<Claim, Integer> outcomes = new EnumMap<>(Claim.class);
        try (ExecutorService pool = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<Claim> outcome : pool.invokeAll(callers)) {
                outcomes.merge(outcome.get(), 1, Integer::sum);
            }
        }

        assertEquals(Map.of(Claim.STORED, 7, Claim.OVER_BUDGET, CALLERS - 7), outcomes);
        assertEquals(7, counted());
        long leases = IntStream.range(0, CALLERS)
                .filter(caller -> generations.find("crowd-" + caller).claimed().isPresent())
                .count();
        assertEquals(7, leases, "who was refused holds no lease");
    }

    @Test
    void aClaimThatLosesIsNotCounted() {
        Generations generations = generations(cloud.aws().dynamo(), "5");
        assertEquals(Claim.STORED, generations.claim("twice", claim("twice", Optional.empty())));

        Claimed newest = generations.find("twice").claimed().orElseThrow();
        Generation done = newest.generation().finished();
        assertEquals(Claim.STORED, generations.claim("twice", claim("twice", Optional.of(done))));
        assertEquals(Claim.LOST, generations.claim("twice", claim("twice", Optional.of(done))));

        assertEquals(2, counted());
    }

    @Test
    void aClaimWhoseAnswerIsLostCountsOnce() {
        try (DynamoDbClient unlucky = losingTheFirstAnswer()) {
            Claim outcome = generations(unlucky, "5").claim("unlucky", claim("unlucky", Optional.empty()));

            assertTrue(Set.of(Claim.STORED, Claim.LOST).contains(outcome), outcome::toString);
        }
        assertEquals(1, counted());
        assertTrue(
                generations(cloud.aws().dynamo(), "5").find("unlucky").claimed().isPresent());
    }

    @Test
    void aBudgetOfNothingStopsEverything() {
        assertEquals(
                Claim.OVER_BUDGET,
                generations(cloud.aws().dynamo(), "0").claim("stopped", claim("stopped", Optional.empty())));
        assertEquals(0, counted());
    }

    @Test
    void ofManyUploadsAtTheSameInstantAsManyAsTheBudgetAllowsAreTaken() {
        UploadBudget.Counter counter =
                new DynamoUploadCounter(cloud.aws().dynamo(), LocalSystem.TABLES.totals(), Clock.systemUTC());
        String hour = HourlyBudget.hour(now);
        long taken = IntStream.range(0, CALLERS)
                .parallel()
                .filter(caller -> counter.count(hour, 7))
                .count();
        assertEquals(7, taken);
        assertEquals(
                Claim.STORED,
                generations(cloud.aws().dynamo(), "1").claim("beside", claim("beside", Optional.empty())),
                "the two budgets of an hour are apart");
        assertEquals(1, counted());
        assertFalse(counter.count(hour, 7));
    }

    @Test
    void withoutABudgetNothingIsCounted() {
        assertEquals(
                Claim.STORED, generations(cloud.aws().dynamo(), "").claim("free", claim("free", Optional.empty())));
        assertEquals(0, counted());
    }

    /** A client that is told to come back does. */
    private Claim untilTold(Generations generations, String session) {
        Claim outcome;
        do {
            outcome = generations.claim(session, claim(session, Optional.empty()));
        } while (outcome == Claim.BUSY);
        return outcome;
    }

    private Claimed claim(String session, Optional<Generation> previous) {
        int number = previous.map(Generation::number).orElse(0) + 1;
        ComposeJob job = new ComposeJob(
                Ids.generationJob(session, number, now),
                now,
                Optional.of(session),
                "a".repeat(24),
                3,
                List.of(Format.SQUARE),
                Hotspot.UNKNOWN,
                Canvas.DEFAULT,
                ComposeJob.Reason.ENGAGED,
                Optional.empty(),
                1);
        Generation.Request request =
                new Generation.Request(job.jobId(), job.reason(), job.productId(), job.hotspot(), job.seed());
        return new Claimed(Generation.claim(previous, request, 0, now), job, 0, 0);
    }

    private long counted() {
        Map<String, AttributeValue> item = cloud.aws()
                .dynamo()
                .getItem(get -> get.tableName(LocalSystem.TABLES.totals())
                        .key(TotalItem.key(TotalItem.BUDGET, HourlyBudget.hour(now)))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? 0 : Long.parseLong(item.get("generations").n());
    }

    private static Generations generations(DynamoDbClient dynamo, String perHour) {
        Aws aws = cloud.aws();
        return new Wiring(
                        new Settings(
                                LocalSystem.TABLES,
                                LocalSystem.BUCKET,
                                "http://unused",
                                Set.of(),
                                true,
                                Guards.from(Map.of("GENERATIONS_PER_HOUR", perHour))),
                        dynamo,
                        aws.s3(),
                        aws.presigner(),
                        aws.sqs(),
                        Clock.systemUTC())
                .generations();
    }

    /** DynamoDB commits, its answer turns into a 500 on the way, and the client asks again. */
    private static DynamoDbClient losingTheFirstAnswer() {
        var like = cloud.aws().dynamo().serviceClientConfiguration();
        AtomicInteger answers = new AtomicInteger();
        return DynamoDbClient.builder()
                .httpClient(cloud.aws().connections())
                .region(like.region())
                .credentialsProvider(like.credentialsProvider())
                .endpointOverride(like.endpointOverride().orElseThrow())
                .overrideConfiguration(c -> c.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public SdkHttpResponse modifyHttpResponse(
                            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                        return context.request() instanceof TransactWriteItemsRequest && answers.getAndIncrement() == 0
                                ? context.httpResponse().toBuilder()
                                        .statusCode(500)
                                        .build()
                                : context.httpResponse();
                    }

                    @Override
                    public Optional<InputStream> modifyHttpResponseContent(
                            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                        return context.request() instanceof TransactWriteItemsRequest && answers.get() == 1
                                ? Optional.of(new ByteArrayInputStream(new byte[0]))
                                : context.responseBody();
                    }
                }))
                .build();
    }
}
