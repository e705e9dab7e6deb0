package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Format;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.events.store.ImageType;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.functions.Guards;
import com.adaptiveads.functions.Settings;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.analyze.AnalyzeHandler;
import com.adaptiveads.functions.aws.DynamoOrderMarks;
import com.adaptiveads.functions.drop.Orders;
import com.adaptiveads.functions.product.Products;
import com.adaptiveads.functions.product.Products.Resend;
import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.http.LambdaContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What networks and queues do to us. */
class FaultsIT {
    private static final Duration LONGER_THAN_ANY_LEASE = Duration.ofMinutes(30);

    @TempDir
    static Path folder;

    private static EmbeddedSystem system;

    @BeforeAll
    static void start() {
        system = EmbeddedSystem.start(folder);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void aJobDeliveredTwiceMakesOneSetOfCompositions() {
        String product = system.api().ready(Photos.mug(80), "twice").string("id");
        ComposeJob job = new ComposeJob(
                Ids.generationJob("twice", 1, 1),
                System.currentTimeMillis(),
                Optional.of("twice"),
                product,
                3,
                List.of(new Format(300, 250)),
                Hotspot.UNKNOWN,
                Canvas.DEFAULT,
                ComposeJob.Reason.ENGAGED,
                Optional.empty(),
                42);
        system.aws().sqs().sendMessage(m -> m.queueUrl(queue(LocalSystem.QUEUE)).messageBody(job.message()));
        system.aws().sqs().sendMessage(m -> m.queueUrl(queue(LocalSystem.QUEUE)).messageBody(job.message()));

        Api.until(() -> compositions(product), list -> list.size() == 3);
        Api.until(() -> waiting(LocalSystem.QUEUE), n -> n == 0);
        assertEquals(3, compositions(product).size());
    }

    @Test
    void aJobWhoseSendWasLostIsSentAgainOnceItsLeaseIsOver() {
        String product = system.api().ready(Photos.mug(81), "lost").string("id");
        Visitor visitor = new Visitor(system.api());
        visitor.engage(product, 300, 200);

        assertEquals(500, analyze(visitor, new LosingSqs(), Clock.systemUTC()));
        JsonObject waiting = visitor.analyze();
        assertEquals("continue", waiting.string("action"));
        assertEquals("queued", waiting.object("generation").string("status"));

        Clock later = Clock.offset(Clock.systemUTC(), LONGER_THAN_ANY_LEASE);
        assertEquals(200, analyze(visitor, system.aws().sqs(), later));
        assertEquals(3, visitor.compositions(3).size());
    }

    @Test
    void aProductWhoseJobWasLostIsGotOnByWhoeverLooksAtIt() {
        String id = "5e9".repeat(8);
        String key = Keys.original(id, ImageType.JPEG);
        Wiring broken = wiring(new LosingSqs(), Clock.systemUTC());
        Product product =
                Product.uploading(id, Phrase.of("p", "lost mug"), Optional.empty(), System.currentTimeMillis(), key);
        assertThrows(SqsException.class, () -> broken.intake()
                .take(product, () -> broken.blobs().put(key, Photos.mug(82), "image/jpeg"), Optional.empty()));
        assertEquals("segmenting", status(id));

        Clock later = Clock.offset(Clock.systemUTC(), LONGER_THAN_ANY_LEASE);
        wiring(system.aws().sqs(), later).showcase().find(id);
        Api.until(() -> status(id), "ready"::equals);
    }

    @Test
    void ofAllWhoBeginADropsOrderOneDoesAndTheOthersLearnWhenItIsPlaced() {
        Orders.Marks marks =
                new DynamoOrderMarks(system.aws().dynamo(), LocalSystem.TABLES.totals(), Clock.systemUTC());
        assertEquals(
                1,
                IntStream.range(0, 8)
                        .parallel()
                        .filter(i -> marks.begin("faults"))
                        .count());
        assertFalse(marks.isPlaced("faults"));
        marks.placed("faults");
        assertTrue(marks.isPlaced("faults"));
        assertFalse(marks.begin("faults"));
        assertTrue(marks.begin("another"));
    }

    private static String status(String product) {
        return system.api()
                .get("/api/products/" + product + "?base64=false")
                .json()
                .string("status");
    }

    @Test
    void ofAllReadersOneSendsTheJobAgainAndNoneMoreOftenThanItMay() {
        String id = "5ea".repeat(8);
        Products products = wiring(new LosingSqs(), Clock.systemUTC()).products();
        products.create(Product.uploading(id, Phrase.of("p", "stuck"), Optional.empty(), 1, "originals/x.jpg")
                .segmenting());

        assertEquals(Resend.CLAIMED, products.claimResend(id, 1_000, 100, 2));
        assertEquals(Resend.NOT_DUE, products.claimResend(id, 1_050, 100, 2));
        assertEquals(Resend.CLAIMED, products.claimResend(id, 1_100, 100, 2));
        assertEquals(Resend.NOT_DUE, products.claimResend(id, 1_150, 100, 2));
        assertEquals(Resend.SPENT, products.claimResend(id, 1_200, 100, 2));
        Product failed = products.find(id).orElseThrow().failed(new Product.Problem("It failed.", "failed"));
        assertTrue(products.replace(failed, Product.Status.SEGMENTING));
        assertEquals(Resend.NOT_DUE, products.claimResend(id, 9_999, 100, 2));
        assertTrue(products.replace(failed.segmenting(), Product.Status.FAILED));
        assertEquals(Resend.CLAIMED, products.claimResend(id, 9_999, 100, 2), "begun anew, counted anew");
        products.delete(id);
        assertEquals(Resend.NOT_DUE, products.claimResend(id, 99_999, 100, 2));
    }

    @Test
    void aMessageOfAnotherVersionEndsInTheDeadLetterQueue() {
        system.aws().sqs().sendMessage(m -> m.queueUrl(queue(LocalSystem.QUEUE))
                .messageBody("{\"version\": 99, \"type\": \"segment\", \"job_id\": \"j\"}"));
        Api.until(() -> waiting(LocalSystem.QUEUE + "-dlq"), n -> n == 1);
        Api.until(() -> waiting(LocalSystem.QUEUE), n -> n == 0);
    }

    /** A queue that is never reached. */
    private static final class LosingSqs implements SqsClient {
        @Override
        public SendMessageResponse sendMessage(SendMessageRequest request) {
            throw SqsException.builder().message("connection reset").build();
        }

        @Override
        public String serviceName() {
            return SqsClient.SERVICE_NAME;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** The analyze function with a queue and a clock of its own; returns the status of its answer. */
    private static long analyze(Visitor visitor, SqsClient sqs, Clock clock) {
        AnalyzeHandler handler = new AnalyzeHandler(wiring(sqs, clock));
        byte[] event = Json.bytes(Map.of(
                "version",
                "2.0",
                "rawPath",
                "/api/analyze",
                "headers",
                Map.of("content-type", "application/json"),
                "requestContext",
                Map.of("requestId", "test", "http", Map.of("method", "POST", "path", "/api/analyze")),
                "body",
                Json.string(Map.of("session_id", visitor.session(), "layout", List.of())),
                "isBase64Encoded",
                false));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event), answer, new LambdaContext("test", "analyze", Long.MAX_VALUE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.object(answer.toByteArray()).integer("statusCode", 100, 599);
    }

    private static Wiring wiring(SqsClient sqs, Clock clock) {
        Aws aws = system.aws();
        return new Wiring(
                new Settings(
                        LocalSystem.TABLES,
                        LocalSystem.BUCKET,
                        queue(LocalSystem.QUEUE),
                        Set.of("*"),
                        true,
                        Guards.NONE),
                aws.dynamo(),
                aws.s3(),
                aws.presigner(),
                sqs,
                clock);
    }

    private static List<JsonObject> compositions(String product) {
        return system.api()
                .get("/api/products/" + product + "/compositions?base64=false")
                .json()
                .objects("compositions", 100);
    }

    private static String queue(String name) {
        return system.aws().sqs().getQueueUrl(q -> q.queueName(name)).queueUrl();
    }

    /** Messages in the queue, being worked on or not. */
    private static int waiting(String queue) {
        return system
                .aws()
                .sqs()
                .getQueueAttributes(q -> q.queueUrl(queue(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(a -> a.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToInt(a -> Integer.parseInt(a.getValue()))
                .sum();
    }
}
