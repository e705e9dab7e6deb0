package com.adaptiveads.events.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobTest {
    @Test
    void aSegmentJobSurvivesTheQueue() {
        Job job = new SegmentJob(
                "a".repeat(24),
                1_700_000_000_000L,
                "b".repeat(24),
                "originals/x.jpg",
                "red sneaker",
                Optional.of("summer"),
                Optional.of(new DropOrder("drop/summer/red-sneaker.jpg", 2, List.of(new Format(300, 250)))));
        assertEquals(job, Job.from(Json.object(job.message())));
    }

    @Test
    void aComposeJobSurvivesTheQueue() {
        Job job = new ComposeJob(
                "a".repeat(24),
                1_700_000_000_000L,
                Optional.of("session_1"),
                "b".repeat(24),
                3,
                List.of(Format.SQUARE),
                new Hotspot(0.72, 0.31, 0.8),
                new Canvas(1440, 900),
                ComposeJob.Reason.ENGAGED,
                Optional.empty(),
                4_503_599_627_370_495L);
        assertEquals(job, Job.from(Json.object(job.message())));
    }

    @Test
    void aNewerVersionOrAnotherTypeIsNotTakenForOurs() {
        assertThrows(Job.UnknownJob.class, () -> Job.from(Json.object("{\"version\":2,\"type\":\"segment\"}")));
        assertThrows(Job.UnknownJob.class, () -> Job.from(Json.object("{\"version\":1,\"type\":\"dance\"}")));
        assertThrows(InvalidJson.class, () -> Job.from(Json.object("{\"version\":1,\"type\":\"segment\"}")));
    }

    @Test
    void formatsOutsideWhatCanBePaintedAreRefused() {
        for (String bad : List.of("1x1", "4096x100", "300 x 250", "300", "-3x20", "99999x99999")) {
            assertEquals(
                    "invalid_field",
                    assertThrows(InvalidJson.class, () -> Format.parse(bad)).code(),
                    bad);
        }
    }
}
