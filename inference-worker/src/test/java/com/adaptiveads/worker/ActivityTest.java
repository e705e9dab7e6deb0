package com.adaptiveads.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.job.SegmentJob;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.metric.Emf;
import com.adaptiveads.worker.queue.JobReport;
import com.adaptiveads.worker.queue.JobReport.Ending;
import com.adaptiveads.worker.telemetry.Metrics;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final Job JOB =
            new SegmentJob("j1", 1, "p1", "originals/p1.jpg", "secret phrase", Optional.empty(), Optional.empty());

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Metrics metrics = new Metrics();
    private final Activity activity = activity(true);

    private Activity activity(boolean onGpu) {
        return new Activity(
                new JsonLog(Clock.systemUTC(), log::add),
                metrics,
                new Emf(Optional.of("Test"), Clock.systemUTC(), told::add),
                onGpu);
    }

    private static JobReport report(Ending ending, OptionalLong queuedMs, Optional<Problem> problem) {
        return new JobReport(
                Optional.of(JOB), Optional.of("request-1"), 1, queuedMs, 2_500, ending, problem, Optional.empty());
    }

    private JsonObject told(String metric) {
        return told.stream()
                .map(Json::object)
                .filter(line -> line.has(metric))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metric + " in " + told));
    }

    @Test
    void aJobThatIsDoneTellsHowLongItTookAndWaited() {
        activity.ended(report(Ending.DONE, OptionalLong.of(400), Optional.empty()));

        assertEquals(2.5, told("JobSeconds").number("JobSeconds", 0, 9));
        assertEquals("segment", told("JobSeconds").string("Type"));
        assertEquals(0.4, told("QueueAgeSeconds").number("QueueAgeSeconds", 0, 9));
        assertEquals("request-1", told("JobSeconds").string("request_id"));
        assertEquals(2, told.size());
    }

    @Test
    void aFailureIsToldByItsCodeAndARetryApart() {
        Problem problem = new Problem("The background is cluttered.", "cluttered");
        activity.ended(report(Ending.REFUSED, OptionalLong.empty(), Optional.of(problem)));
        activity.ended(report(Ending.RETRY, OptionalLong.empty(), Optional.of(problem)));

        assertEquals("cluttered", told("JobsFailed").string("Code"));
        assertEquals("cluttered", told("JobsRetried").string("Code"));
        assertEquals(2, told.size(), "neither says how long jobs take");
    }

    @Test
    void timeOnAGpuIsToldOnceAndOnlyWhereThereIsOne() {
        metrics.ran(0, 1_500_000_000L);
        activity.ended(report(Ending.DONE, OptionalLong.empty(), Optional.empty()));
        activity.ended(report(Ending.DONE, OptionalLong.empty(), Optional.empty()));
        assertEquals(1.5, told("GpuSeconds").number("GpuSeconds", 0, 9));
        assertEquals(
                1,
                told.stream().filter(line -> line.contains("GpuSeconds\":1.5")).count());

        told.clear();
        metrics.ran(0, 1_500_000_000L);
        activity(false).ended(report(Ending.DONE, OptionalLong.empty(), Optional.empty()));
        assertTrue(told.stream().noneMatch(line -> line.contains("GpuSeconds")), told::toString);
    }

    @Test
    void aStepIsToldWithItsEngine() {
        activity.took("paint", "sd15", 750);

        assertEquals(0.75, told("StepSeconds").number("StepSeconds", 0, 9));
        assertEquals("paint", told("StepSeconds").string("Step"));
        assertEquals("sd15", told("StepSeconds").string("Engine"));
    }

    @Test
    void aLineNamesRequestAndJobAndNothingAPersonWrote() {
        activity.ended(report(Ending.DONE, OptionalLong.empty(), Optional.empty()));

        JsonObject line = Json.object(log.getFirst());
        assertEquals("request-1", line.string("request_id"));
        assertEquals("j1", line.string("job_id"));
        assertTrue(log.stream().noneMatch(each -> each.contains("secret phrase")), log::toString);
    }
}
