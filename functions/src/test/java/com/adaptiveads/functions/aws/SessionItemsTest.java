package com.adaptiveads.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Format;
import com.adaptiveads.events.store.EngagementItem;
import com.adaptiveads.functions.engagement.Generation;
import com.adaptiveads.functions.engagement.Generation.Status;
import com.adaptiveads.functions.generation.Claimed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SessionItemsTest {
    private static final ComposeJob JOB = new ComposeJob(
            "a".repeat(24),
            1_800_000_000_000L,
            Optional.of("s1"),
            "b".repeat(24),
            3,
            List.of(Format.SQUARE),
            new Hotspot(0.8, 0.7, 0.5),
            Canvas.DEFAULT,
            ComposeJob.Reason.ENGAGED,
            Optional.empty(),
            42);
    private static final Claimed CLAIM = new Claimed(
            Generation.claim(
                    Optional.empty(),
                    new Generation.Request(JOB.jobId(), JOB.reason(), JOB.productId(), JOB.hotspot(), JOB.seed()),
                    45_000,
                    JOB.createdAtMs()),
            JOB,
            0,
            0);

    @Test
    void aClaimIsReadBackAsItWasStored() {
        assertEquals(Optional.of(CLAIM), SessionItems.claim(SessionItems.claim("s1", CLAIM)));
    }

    @Test
    void whatTheWorkerWritesIsSeen() {
        Map<String, AttributeValue> item = new HashMap<>(SessionItems.claim("s1", CLAIM));
        item.put(EngagementItem.STATUS, Attr.of("running"));
        item.put(EngagementItem.PROGRESS, AttributeValue.fromN("0.25"));

        Claimed running = SessionItems.claim(item).orElseThrow();

        assertEquals(Status.RUNNING, running.generation().status());
        assertEquals(0.25, running.progress());
    }

    @Test
    void aFailureCountsOnTopOfThoseBefore() {
        Map<String, AttributeValue> item = new HashMap<>(SessionItems.claim("s1", CLAIM));
        item.put(EngagementItem.STATUS, Attr.of("failed"));
        item.put(EngagementItem.FAILURE, Attr.of("The painter ran out of memory."));

        Generation failed = SessionItems.claim(item).orElseThrow().generation();

        assertEquals(1, failed.failuresInARow());
        assertEquals(Optional.of("The painter ran out of memory."), failed.failure());
    }

    @Test
    void noItemIsNoClaimAndAnotherProgramsItemIsRefused() {
        assertEquals(Optional.empty(), SessionItems.claim(Map.of()));
        assertThrows(IllegalStateException.class, () -> SessionItems.claim(Map.of("sk", Attr.of("GENERATION"))));
    }
}
