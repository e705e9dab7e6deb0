package com.adaptiveads.worker;

import com.adaptiveads.events.store.Tables;
import com.adaptiveads.worker.queue.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a worker is set up.
 *
 * @param pathStyle S3 by path, for stores that have no host name per bucket
 * @param metricsPort where {@code /metrics} and {@code /health} are served; 0: nowhere
 * @param metricsNamespace in CloudWatch; none: nothing is told
 * @param ecsAgent where ECS's agent answers; ECS itself says so to a container
 */
public record Settings(
        Tables tables,
        String bucket,
        String queueUrl,
        boolean pathStyle,
        Limits limits,
        ModelSetup models,
        int metricsPort,
        Optional<String> metricsNamespace,
        Optional<URI> ecsAgent) {
    private static final Duration JOB_TIMEOUT = Duration.ofMinutes(10);
    private static final int MAX_RECEIVES = 4; // the queue's redrive policy says the same

    /** Left of the stop timeout for handing jobs back and closing. */
    private static final int CLOSING_SECONDS = 10;

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException with a sentence that names the variable which is missing or wrong
     */
    public static Settings from(Map<String, String> environment) {
        return new Settings(
                new Tables(
                        required(environment, "PRODUCTS_TABLE"),
                        required(environment, "ENGAGEMENT_TABLE"),
                        required(environment, "COMPOSITIONS_TABLE"),
                        required(environment, "TOTALS_TABLE")),
                required(environment, "DATA_BUCKET"),
                required(environment, "JOBS_QUEUE_URL"),
                environment.getOrDefault("S3_PATH_STYLE", "false").equals("true"),
                new Limits(
                        integer(environment, "WORKER_SLOTS", 1, 1, 64),
                        Duration.ofSeconds(integer(environment, "VISIBILITY_SECONDS", 60, 3, 43_200)),
                        JOB_TIMEOUT,
                        Duration.ofSeconds(integer(environment, "STOP_TIMEOUT_SECONDS", 100, CLOSING_SECONDS, 7200)
                                - CLOSING_SECONDS),
                        MAX_RECEIVES),
                ModelSetup.from(environment),
                integer(environment, "METRICS_PORT", 0, 0, 65_535),
                Optional.ofNullable(environment.get("METRICS_NAMESPACE")).filter(name -> !name.isBlank()),
                Optional.ofNullable(environment.get("ECS_AGENT_URI")).map(URI::create));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable " + name + " is missing.");
        }
        return value;
    }

    static int integer(Map<String, String> environment, String name, int preset, int min, int max) {
        String text = environment.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return preset;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " must be a whole number.", notANumber);
        }
        throw new IllegalArgumentException(name + " must be between " + min + " and " + max + ".");
    }
}
