package com.adaptiveads.worker;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.job.SegmentJob;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.metric.Emf;
import com.adaptiveads.events.metric.Metric;
import com.adaptiveads.events.trace.Correlation;
import com.adaptiveads.worker.job.Engines;
import com.adaptiveads.worker.job.StepTimes;
import com.adaptiveads.worker.queue.JobListener;
import com.adaptiveads.worker.queue.JobReport;
import com.adaptiveads.worker.queue.JobReport.Ending;
import com.adaptiveads.worker.telemetry.Metrics;
import java.util.Optional;

/** What the worker did so far: a line in the log per job, and typical durations for the heartbeat. */
final class Activity implements JobListener, StepTimes {
    private static final double MS = 1e3;

    private final JsonLog log;
    private final Metrics metrics;
    private final Emf emf;
    private final boolean onGpu;
    private final RunningMedian segmenting = new RunningMedian();
    private final RunningMedian composing = new RunningMedian();

    /** @param onGpu whether models run on one */
    Activity(JsonLog log, Metrics metrics, Emf emf, boolean onGpu) {
        this.log = log;
        this.metrics = metrics;
        this.emf = emf;
        this.onGpu = onGpu;
    }

    @Override
    public void began() {
        // what there is to say of a job is said at its end
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
        measure(report);
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

    private void measure(JobReport report) {
        Correlation.run(report.requestId(), () -> {
            report.job().map(Activity::type).ifPresent(type -> {
                if (report.ending() == Ending.DONE) {
                    emf.put(Metric.JOB_SECONDS, report.ms() / MS, type);
                }
                report.queuedMs().ifPresent(ms -> emf.put(Metric.QUEUE_AGE_SECONDS, ms / MS, type));
            });
            report.problem().map(Problem::code).ifPresent(code -> {
                Metric metric = report.ending() == Ending.RETRY ? Metric.JOBS_RETRIED : Metric.JOBS_FAILED;
                emf.put(metric, 1, code);
            });
            double busy = metrics.takeBusySeconds();
            if (onGpu && busy > 0) {
                emf.put(Metric.GPU_SECONDS, busy);
            }
        });
    }

    @Override
    public void took(String step, String engine, long ms) {
        emf.put(Metric.STEP_SECONDS, ms / MS, step, engine);
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
