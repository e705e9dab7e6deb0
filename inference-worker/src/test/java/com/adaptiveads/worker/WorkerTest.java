package com.adaptiveads.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.store.Tables;
import com.adaptiveads.events.store.TotalItem;
import com.adaptiveads.worker.queue.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WorkerTest {
    private static final Settings SETTINGS = new Settings(
            Tables.prefixed("t-"),
            "bucket",
            "url",
            false,
            new Limits(1, Duration.ofSeconds(60), Duration.ofMinutes(1), Duration.ofSeconds(1), 4),
            ModelSetup.LITE,
            0,
            Optional.empty(),
            Optional.empty());

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final BlockingQueue<PutItemRequest> puts = new LinkedBlockingQueue<>();
    private final Worker worker = new Worker(SETTINGS, clients(), Clock.systemUTC(), log::add);

    @Test
    void tellsAtOnceThatItLivesAndWithWhichEngines() throws Exception {
        worker.start();
        PutItemRequest put = puts.take();
        worker.close();
        assertEquals("t-totals", put.tableName());
        assertEquals(TotalItem.WORKERS, put.item().get(TotalItem.NAME).s());
        Heartbeat heartbeat =
                Heartbeat.from(Json.object(put.item().get(TotalItem.BODY).s()));
        assertEquals("studio", heartbeat.segmenter());
        assertEquals(0, heartbeat.composeMs());
        assertEquals(put.item().get(TotalItem.BUCKET).s(), heartbeat.workerId());
    }

    @Test
    void mayBeClosedTwiceAndWithoutAStart() {
        worker.close();
        worker.close();
        assertEquals(1, log.size());
        assertTrue(log.getFirst().contains("\"event\":\"stopped\""), log.getFirst());
    }

    private Clients clients() {
        return new Clients(
                new DynamoDbClient() {
                    @Override
                    public PutItemResponse putItem(PutItemRequest request) {
                        puts.add(request);
                        return PutItemResponse.builder().build();
                    }

                    @Override
                    public String serviceName() {
                        return "dynamodb";
                    }

                    @Override
                    public void close() {}
                },
                new S3Client() {
                    @Override
                    public String serviceName() {
                        return "s3";
                    }

                    @Override
                    public void close() {}
                },
                new SqsClient() {
                    @Override
                    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        throw new CancellationException();
                    }

                    @Override
                    public String serviceName() {
                        return "sqs";
                    }

                    @Override
                    public void close() {}
                });
    }
}
