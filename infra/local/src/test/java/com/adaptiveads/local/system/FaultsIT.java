package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Format;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.functions.Settings;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.analyze.AnalyzeHandler;
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
        Aws aws = system.aws();
        AnalyzeHandler handler = new AnalyzeHandler(new Wiring(
                new Settings(LocalSystem.TABLES, LocalSystem.BUCKET, queue(LocalSystem.QUEUE), Set.of("*"), true),
                aws.dynamo(),
                aws.s3(),
                aws.presigner(),
                sqs,
                clock));
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
