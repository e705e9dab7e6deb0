package com.adaptiveads.worker;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.job.SegmentJob;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.trace.Correlation;
import com.adaptiveads.worker.job.Engines;
import com.adaptiveads.worker.queue.JobListener;
import com.adaptiveads.worker.queue.JobReport;
import com.adaptiveads.worker.queue.JobReport.Ending;
import com.adaptiveads.worker.telemetry.Metrics;
import java.util.Optional;

/** What the worker did so far: a line in the log per job, and typical durations for the heartbeat. */
final class Activity implements JobListener {
    private final JsonLog log;
    private final Metrics metrics;
    private final RunningMedian segmenting = new RunningMedian();
    private final RunningMedian composing = new RunningMedian();

    Activity(JsonLog log, Metrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    @Override
    public void ended(JobReport report) {
        if (report.ending() == Ending.DONE) {
            report.job().ifPresent(job -> typical(job).add(report.ms()));
        }
        metrics.jobEnded(
                report.job().map(Activity::type).orElse("unknown"),
                report.ending().wire(),
                report.ms());
        Fields line = log.line(level(report.ending()), "job");
        report.job().ifPresent(job -> describe(job, line));
        log.write(
                line.with(Correlation.NAME, report.requestId())
                        .with("receives", report.receives())
                        .with("ms", report.ms())
                        .with("outcome", report.ending().wire())
                        .with("code", report.problem().map(Problem::code))
                        .with("detail", report.problem().map(Problem::sentence)),
                report.cause());
    }

    @Override
    public void trouble(String sentence, Throwable cause) {
        metrics.trouble();
        log.write(log.line("warn", "trouble").with("detail", sentence), Optional.of(cause));
    }

    Heartbeat heartbeat(String workerId, long now, LoadedEngines loaded) {
        Engines engines = loaded.engines();
        return new Heartbeat(
                workerId,
                now,
                engines.segmenter().engine(),
                engines.sceneReader().engine(),
                engines.painter().engine(),
                segmenting.value(),
                composing.value(),
                loaded.device(),
                loaded.models(),
                loaded.notes());
    }

    private RunningMedian typical(Job job) {
        return switch (job) {
            case SegmentJob s -> segmenting;
            case ComposeJob c -> composing;
        };
    }

    private static void describe(Job job, Fields line) {
        line.with("job_id", job.jobId()).with("product_id", job.productId()).with("type", type(job));
        if (job instanceof ComposeJob compose) {
            line.with("session_id", compose.sessionId());
        }
    }

    private static String type(Job job) {
        return switch (job) {
            case SegmentJob s -> "segment";
            case ComposeJob c -> "compose";
        };
    }

    private static String level(Ending ending) {
        return switch (ending) {
            case DONE, REFUSED, HANDED_BACK, LEASE_LOST -> "info";
            case RETRY, POISON -> "warn";
            case GAVE_UP -> "error";
        };
    }
}
