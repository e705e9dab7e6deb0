package com.adaptiveads.functions;

import com.adaptiveads.events.store.Tables;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a deployment tells its functions.
 *
 * @param corsOrigins sites whose scripts may call; {@code *} for all
 * @param s3PathStyle whether buckets are named in the path: for emulators
 */
public record Settings(
        Tables tables,
        String bucket,
        String jobsQueueUrl,
        Set<String> corsOrigins,
        boolean s3PathStyle,
        Guards guards) {
    public Settings {
        corsOrigins = Set.copyOf(corsOrigins);
    }

    /**
     * From {@code PRODUCTS_TABLE}, {@code ENGAGEMENT_TABLE}, {@code COMPOSITIONS_TABLE}, {@code TOTALS_TABLE},
     * {@code DATA_BUCKET}, {@code JOBS_QUEUE_URL}, {@code CORS_ORIGINS} (comma list, may be missing: none),
     * {@code S3_PATH_STYLE} and what {@link Guards} reads.
     *
     * @throws IllegalStateException naming the variable that is missing
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
                Arrays.stream(environment.getOrDefault("CORS_ORIGINS", "").split(","))
                        .map(String::strip)
                        .filter(origin -> !origin.isEmpty())
                        .collect(Collectors.toSet()),
                Boolean.parseBoolean(environment.get("S3_PATH_STYLE")),
                Guards.from(environment));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is not set.");
        }
        return value;
    }
}
