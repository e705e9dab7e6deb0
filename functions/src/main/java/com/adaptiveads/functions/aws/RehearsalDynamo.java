package com.adaptiveads.functions.aws;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.TrackRequest;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Format;
import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.store.CompositionId;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.events.store.Tables;
import com.adaptiveads.events.store.TotalItem;
import com.adaptiveads.functions.engagement.BatchContent;
import com.adaptiveads.functions.engagement.Generation;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.generation.Claimed;
import com.adaptiveads.functions.session.Batch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A DynamoDB in which there is one made-up visitor, who has looked at an ad and waits for the next. */
public final class RehearsalDynamo {
    private static final String SESSION = "priming";
    private static final String PRODUCT = "0".repeat(24);
    private static final String JOB = "1".repeat(24);

    private RehearsalDynamo() {}

    /** Little enough attention, and a job under way that is not overdue: nothing is claimed. */
    public static DynamoDbClient client(Tables tables, long nowMs) {
        List<Interaction> seen = interactions(nowMs);
        SessionState state = SessionState.EMPTY.apply(seen, nowMs).state();
        Batch batch = new Batch("b1", nowMs, BatchContent.of(seen, nowMs));
        return CannedDynamo.client(new CannedDynamo.Found(
                Map.of(
                        tables.engagement(),
                        List.of(
                                SessionItems.state(SESSION, state, 1, nowMs),
                                SessionItems.claim(SESSION, claim(nowMs)))),
                Map.of(
                        tables.engagement(), List.of(SessionItems.batch(SESSION, batch, nowMs)),
                        tables.compositions(), List.of(CompositionItem.of(composition(nowMs))),
                        tables.totals(), List.of(heartbeat(nowMs)))));
    }

    private static List<Interaction> interactions(long nowMs) {
        String composition = new CompositionId(PRODUCT, JOB, 0).toString();
        return TrackRequest.from(Json.object("""
                {"session_id": "%1$s", "batch_id": "b1", "events": [
                 {"type": "impression", "data": {"composition_id": "%2$s"}},
                 {"type": "hover", "data": {"id": "e1", "x": 300, "y": 200, "composition_id": "%2$s", "u": 0.5, "v": 0.4,
                  "duration": 900, "timestamp": %4$d, "canvas": {"width": 1280, "height": 720}}},
                 {"type": "hover", "data": {"x": 310, "y": 210, "product_id": "%3$s", "duration": 700}},
                 {"type": "click", "data": {"id": "e2", "x": 305, "y": 190, "product_id": "%3$s"}}]}
                """.formatted(SESSION, composition, PRODUCT, nowMs - 3_000)))
                .interactions();
    }

    private static Claimed claim(long nowMs) {
        ComposeJob job = new ComposeJob(
                Ids.generationJob(SESSION, 1, nowMs),
                nowMs,
                Optional.of(SESSION),
                PRODUCT,
                3,
                List.of(Format.SQUARE),
                Hotspot.UNKNOWN,
                Canvas.DEFAULT,
                ComposeJob.Reason.ENGAGED,
                Optional.empty(),
                1);
        return new Claimed(
                Generation.claim(
                        Optional.empty(),
                        new Generation.Request(job.jobId(), job.reason(), job.productId(), job.hotspot(), job.seed()),
                        0,
                        nowMs),
                job,
                0,
                0);
    }

    private static Composition composition(long nowMs) {
        CompositionId id = new CompositionId(PRODUCT, JOB, 0);
        return new Composition(
                id.toString(),
                CompositionItem.ownerSession(SESSION),
                PRODUCT,
                JOB,
                0,
                nowMs,
                "soft light",
                "studio+palette+procedural",
                Hotspot.UNKNOWN,
                1024,
                1024,
                "It sits in the middle.");
    }

    private static Map<String, AttributeValue> heartbeat(long nowMs) {
        Map<String, AttributeValue> item = new HashMap<>(TotalItem.key(TotalItem.WORKERS, "w1"));
        item.put(
                TotalItem.BODY,
                Attr.of(Json.string(new Heartbeat("w1", nowMs, "studio", "palette", "procedural", 900, 900).toJson())));
        return item;
    }
}
