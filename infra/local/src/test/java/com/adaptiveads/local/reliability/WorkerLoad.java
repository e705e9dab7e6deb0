package com.adaptiveads.local.reliability;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Format;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.events.store.ImageType;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.functions.Guards;
import com.adaptiveads.functions.Settings;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.emulator.Provisioning;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Jobs in the queue and two workers, of which one is killed (as by {@code kill -9}) every {@value #KILL_SECONDS} s and replaced at
 * once. Each job must be done, its ad stored once, and none given up.
 */
final class WorkerLoad {
    private static final int KILL_SECONDS = 20;
    private static final String LEASE_SECONDS = "15";

    private final Aws sound;
    private final Figures figures;
    private final double share;
    private final String queueUrl;
    private final Map<String, Long> doneAt = new ConcurrentHashMap<>();
    private final Map<String, Long> receives = new ConcurrentHashMap<>();

    WorkerLoad(Aws sound, Figures figures, double share) {
        this.sound = sound;
        this.figures = figures;
        this.share = share;
        this.queueUrl = Provisioning.queue(sound.sqs(), LocalSystem.QUEUE);
    }

    void run(String name, int jobs, int patienceSeconds) throws Exception {
        String product = product();
        List<Process> workers = new ArrayList<>(List.of(worker(), worker()));
        try {
            Figures.until(120, () -> ready(product));
            Cpu cpu = new Cpu();
            long start = System.nanoTime();
            for (int i = 0; i < jobs; i++) {
                send(job(product, i));
            }
            List<Long> kills = new ArrayList<>();
            Figures.until(patienceSeconds, () -> {
                kill(workers, kills, start);
                return left() == 0;
            });
            double took = (System.nanoTime() - start) / 1e9;
            cpu.tell(figures, name);
            figures.figure(name + " workers killed", kills.size(), "");
            figures.figure(name + " all done after", took, "s");
            figures.figure(
                    name + " begun more than once",
                    (double) receives.values().stream().filter(n -> n > 1).count(),
                    "jobs");
            figures.figure(name + " slowest recovery after a kill", recovery(kills), "s");
            figures.promise(name + " ads stored, one a job", jobs, ads());
            figures.promise(name + " jobs given up", 0, waiting(LocalSystem.QUEUE + "-dlq"));
        } finally {
            workers.forEach(Process::destroyForcibly);
        }
    }

    private void kill(List<Process> workers, List<Long> kills, long start) {
        if (System.nanoTime() - start > (kills.size() + 1L) * KILL_SECONDS * 1_000_000_000L) {
            workers.removeFirst().destroyForcibly();
            kills.add(System.nanoTime());
            workers.add(worker());
        }
    }

    /** From a kill until the last job is done that had been begun before and was begun again after it. */
    private double recovery(List<Long> kills) {
        double slowest = 0;
        for (Map.Entry<String, Long> job : doneAt.entrySet()) {
            if (receives.getOrDefault(job.getKey(), 1L) > 1) {
                Optional<Long> kill =
                        kills.stream().filter(at -> at < job.getValue()).reduce((earlier, later) -> later);
                slowest = Math.max(
                        slowest, kill.map(at -> (job.getValue() - at) / 1e9).orElse(0.0));
            }
        }
        return slowest;
    }

    private String product() throws IOException {
        byte[] photo = DropLoad.photo(777);
        String id = Ids.product(photo, Phrase.of("p", "red mug"));
        String key = Keys.original(id, ImageType.JPEG);
        Wiring wiring = new Wiring(
                new Settings(LocalSystem.TABLES, LocalSystem.BUCKET, queueUrl, Set.of(), true, Guards.NONE),
                sound.dynamo(),
                sound.s3(),
                sound.presigner(),
                sound.sqs(),
                Clock.systemUTC());
        wiring.blobs().put(key, photo, "image/jpeg");
        wiring.intake()
                .take(
                        Product.uploading(
                                id, Phrase.of("p", "red mug"), Optional.empty(), System.currentTimeMillis(), key),
                        () -> {},
                        Optional.empty());
        return id;
    }

    private boolean ready(String product) {
        return sound.s3()
                        .listObjectsV2(list -> list.bucket(LocalSystem.BUCKET).prefix(Keys.products(product)))
                        .hasContents()
                && left() == 0;
    }

    private static ComposeJob job(String product, int i) {
        return new ComposeJob(
                Ids.generationJob("killed-" + i, 1, 1),
                System.currentTimeMillis(),
                Optional.of("killed-" + i),
                product,
                1,
                List.of(new Format(300, 250)),
                Hotspot.UNKNOWN,
                Canvas.DEFAULT,
                ComposeJob.Reason.VARIATION,
                Optional.empty(),
                i);
    }

    private void send(ComposeJob job) {
        sound.sqs().sendMessage(message -> message.queueUrl(queueUrl).messageBody(job.message()));
    }

    private long ads() {
        return sound.dynamo().scanPaginator(scan -> scan.tableName(LocalSystem.TABLES.compositions())).items().stream()
                .filter(item -> item.get("owner").s().startsWith("session#killed-"))
                .count();
    }

    /** Messages waiting or being worked on. */
    private long left() {
        return waiting(LocalSystem.QUEUE);
    }

    private long waiting(String queue) {
        String url = sound.sqs().getQueueUrl(q -> q.queueName(queue)).queueUrl();
        return sound
                .sqs()
                .getQueueAttributes(q -> q.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(a -> a.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToLong(a -> Long.parseLong(a.getValue()))
                .sum();
    }

    private Process worker() {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FaultyWorker.class.getName(),
                        endpoint(sound.dynamo()),
                        endpoint(sound.s3()),
                        endpoint(sound.sqs()),
                        Double.toString(share)))
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PRODUCTS_TABLE",
                        LocalSystem.TABLES.products(),
                        "ENGAGEMENT_TABLE",
                        LocalSystem.TABLES.engagement(),
                        "COMPOSITIONS_TABLE",
                        LocalSystem.TABLES.compositions(),
                        "TOTALS_TABLE",
                        LocalSystem.TABLES.totals(),
                        "DATA_BUCKET",
                        LocalSystem.BUCKET,
                        "JOBS_QUEUE_URL",
                        queueUrl,
                        "VISIBILITY_SECONDS",
                        LEASE_SECONDS,
                        "WORKER_SLOTS",
                        "2",
                        "MODELS",
                        "lite"));
        try {
            Process process = builder.start();
            Thread.ofVirtual().start(() -> {
                try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                    lines.lines().forEach(this::note);
                } catch (IOException | java.io.UncheckedIOException e) {
                    // it was killed
                }
            });
            return process;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String endpoint(SdkClient client) {
        return client.serviceClientConfiguration()
                .endpointOverride()
                .map(URI::toString)
                .orElseThrow();
    }

    private void note(String line) {
        if (line.startsWith("{") && line.contains("\"event\":\"job\"")) {
            JsonObject job = Json.object(line);
            if (job.string("outcome").equals("done")) {
                doneAt.put(job.string("job_id"), System.nanoTime());
            }
            receives.merge(job.string("job_id"), job.integer("receives", 1, 1000), Math::max);
        }
    }
}
