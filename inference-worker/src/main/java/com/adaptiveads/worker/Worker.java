package com.adaptiveads.worker;

import com.adaptiveads.events.metric.Emf;
import com.adaptiveads.worker.ecs.TaskProtection;
import com.adaptiveads.worker.job.ComposeWork;
import com.adaptiveads.worker.job.Engines;
import com.adaptiveads.worker.job.Heartbeats;
import com.adaptiveads.worker.job.Jobs;
import com.adaptiveads.worker.job.SegmentWork;
import com.adaptiveads.worker.onnx.Device;
import com.adaptiveads.worker.queue.Consumer;
import com.adaptiveads.worker.queue.SqsJobQueue;
import com.adaptiveads.worker.queue.SystemTimer;
import com.adaptiveads.worker.store.DynamoCompositions;
import com.adaptiveads.worker.store.DynamoGenerations;
import com.adaptiveads.worker.store.DynamoHeartbeats;
import com.adaptiveads.worker.store.DynamoProducts;
import com.adaptiveads.worker.store.S3Blobs;
import com.adaptiveads.worker.telemetry.Health;
import com.adaptiveads.worker.telemetry.Metrics;
import com.adaptiveads.worker.telemetry.TelemetryServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** A worker in this process: takes jobs off the queue from {@link #start} until {@link #close}. */
public final class Worker implements AutoCloseable {
    private static final Set<String> GPUS = Set.of(Device.CUDA.toString(), Device.TENSORRT.toString());
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final String id = UUID.randomUUID().toString();
    private final Clock clock;
    private final JsonLog log;
    private final Health health;
    private final LoadedEngines loaded;
    private final Activity activity;
    private final Heartbeats heartbeats;
    private final SystemTimer timer = new SystemTimer();
    private final Consumer consumer;
    private final Optional<TaskProtection> protection;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** To be closed last, in this order. */
    private final List<AutoCloseable> owned = new ArrayList<>();

    /**
     * Loads the models, which may take a while; {@code /health} answers meanwhile.
     *
     * @param clients stay open when the worker is closed: they are the caller's
     * @throws IllegalArgumentException with a sentence when the models or the port cannot be had
     */
    public Worker(Settings settings, Clients clients, Clock clock, java.util.function.Consumer<String> logLines) {
        this.clock = clock;
        this.log = new JsonLog(clock, logLines);
        Metrics metrics = new Metrics();
        this.health = new Health(metrics, settings.limits().timeout());
        if (settings.metricsPort() > 0) {
            owned.add(TelemetryServer.start(settings.metricsPort(), metrics, health));
        }
        try {
            this.loaded = Wiring.engines(settings.models(), clients.s3(), metrics, log);
        } catch (RuntimeException e) {
            owned.forEach(LoadedEngines::close);
            throw e;
        }
        owned.addFirst(loaded);
        this.activity = new Activity(
                log, metrics, new Emf(settings.metricsNamespace(), clock, logLines), GPUS.contains(loaded.device()));
        Engines engines = loaded.engines();
        this.heartbeats =
                new DynamoHeartbeats(clients.dynamo(), settings.tables().totals());
        SqsJobQueue queue = new SqsJobQueue(clients.sqs(), settings.queueUrl());
        S3Blobs blobs = new S3Blobs(clients.s3(), settings.bucket());
        DynamoProducts products =
                new DynamoProducts(clients.dynamo(), settings.tables().products());
        Jobs jobs = new Jobs(
                new SegmentWork(blobs, products, queue, engines, clock, activity),
                new ComposeWork(
                        blobs,
                        products,
                        new DynamoCompositions(
                                clients.dynamo(), settings.tables().compositions()),
                        new DynamoGenerations(
                                clients.dynamo(), settings.tables().engagement()),
                        engines,
                        clock,
                        activity));
        this.protection = settings.ecsAgent().map(agent -> new TaskProtection(agent, clock, activity::trouble));
        this.consumer = new Consumer(queue, jobs, settings.limits(), timer, clock, new Watch(activity, protection));
    }

    /** Begins to work; to be called once. */
    public void start() {
        log.write(
                log.line("info", "started")
                        .with("worker_id", id)
                        .with("engines", loaded.engines().names()),
                Optional.empty());
        health.ready(Map.of(
                "worker_id",
                id,
                "engines",
                loaded.engines().names(),
                "device",
                loaded.device(),
                "models",
                loaded.models()));
        timer.every(HEARTBEAT, this::beat);
        Thread.ofVirtual().name("first heartbeat").start(this::beat);
        consumer.start();
    }

    /** Takes no more jobs, lets running ones finish within the drain time, hands the rest back; then returns. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        health.stopping();
        consumer.close();
        timer.close();
        protection.ifPresent(TaskProtection::close);
        owned.forEach(LoadedEngines::close);
        log.write(log.line("info", "stopped").with("worker_id", id), Optional.empty());
    }

    private void beat() {
        protection.ifPresent(TaskProtection::beat);
        try {
            heartbeats.put(activity.heartbeat(id, clock.millis(), loaded));
        } catch (RuntimeException e) {
            activity.trouble("The heartbeat could not be stored; the next one comes soon.", e);
        }
    }
}
