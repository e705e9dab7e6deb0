package com.adaptiveads.worker.telemetry;

import com.adaptiveads.worker.onnx.RunListener;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a worker does. Safe for use by several threads. */
public final class Metrics implements RunListener {
    private static final double NANOS = 1e9;
    private static final long IDLE = Long.MIN_VALUE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter jobs = Counter.builder()
            .name("adaptive_ads_jobs_total")
            .help("Jobs that ended, by type and outcome.")
            .labelNames("type", "outcome")
            .register(registry);
    private final Histogram jobSeconds = Histogram.builder()
            .name("adaptive_ads_job_seconds")
            .help("From a job's delivery to its end.")
            .labelNames("type", "outcome")
            .classicUpperBounds(0.1, 0.3, 1, 3, 10, 30, 60, 120, 300, 600)
            .classicOnly()
            .register(registry);
    private final Counter troubles = Counter.builder()
            .name("adaptive_ads_troubles_total")
            .help("What did not work but harmed no job, such as a receive or a heartbeat.")
            .register(registry);
    private final Counter runs = Counter.builder()
            .name("adaptive_ads_inference_runs_total")
            .help("Runs of graphs on the device.")
            .register(registry);
    private final Counter runSeconds = Counter.builder()
            .name("adaptive_ads_inference_seconds_total")
            .help("Time the device was busy with runs; its rate is the device's utilisation.")
            .register(registry);
    private final Counter waitSeconds = Counter.builder()
            .name("adaptive_ads_inference_wait_seconds_total")
            .help("Time runs waited for the runs before them.")
            .register(registry);
    private final Gauge models = Gauge.builder()
            .name("adaptive_ads_model_loaded")
            .help("1 for each model that is loaded.")
            .labelNames("family", "model", "device")
            .register(registry);
    private final AtomicLong busySinceNanos = new AtomicLong(IDLE);
    private final AtomicLong untoldNanos = new AtomicLong();

    public Metrics() {
        memory("adaptive_ads_resident_bytes", "Memory of the process, models included.", "VmRSS");
        memory("adaptive_ads_resident_peak_bytes", "The most memory the process ever had.", "VmHWM");
    }

    public void jobEnded(String type, String outcome, long ms) {
        jobs.labelValues(type, outcome).inc();
        jobSeconds.labelValues(type, outcome).observe(ms / 1e3);
    }

    public void trouble() {
        troubles.inc();
    }

    public void modelLoaded(String family, String model, String device) {
        models.labelValues(family, model, device).set(1);
    }

    @Override
    public void begins() {
        busySinceNanos.set(System.nanoTime());
    }

    @Override
    public void ran(long waitedNanos, long ranNanos) {
        busySinceNanos.set(IDLE);
        runs.inc();
        runSeconds.inc(ranNanos / NANOS);
        untoldNanos.addAndGet(ranNanos);
        waitSeconds.inc(waitedNanos / NANOS);
    }

    /** How long the device was busy since this was last asked. */
    public double takeBusySeconds() {
        return untoldNanos.getAndSet(0) / NANOS;
    }

    /** How long the run that is under way has been; 0 when there is none. */
    double busySeconds() {
        long since = busySinceNanos.get();
        return since == IDLE ? 0 : (System.nanoTime() - since) / NANOS;
    }

    MetricSnapshots snapshot() {
        return registry.scrape();
    }

    private void memory(String name, String help, String field) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> ProcessMemory.bytes(field).ifPresent(gauge::call))
                .register(registry);
    }
}
