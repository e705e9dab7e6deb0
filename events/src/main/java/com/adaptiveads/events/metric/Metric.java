package com.adaptiveads.events.metric;

import java.util.List;

/** Every figure we tell CloudWatch. The dashboard and the alarms are checked against these names, units and dimensions. */
public enum Metric {
    /** Events that counted, of calls of {@code track}. */
    TRACKED_EVENTS("TrackedEvents", "Count"),
    /** Events that were known already. */
    DUPLICATE_EVENTS("DuplicateEvents", "Count"),
    /** Events of a batch that were malformed. */
    REJECTED_EVENTS("RejectedEvents", "Count"),
    /** Generations that were claimed and sent. */
    GENERATIONS_CLAIMED("GenerationsClaimed", "Count"),
    /** Generations that the hour's budget had no room for; a client that asks again counts again. */
    GENERATIONS_REFUSED("GenerationsRefused", "Count"),
    /** Uploads that the hour's budget had no room for; a client that asks again counts again. */
    UPLOADS_REFUSED("UploadsRefused", "Count"),
    /** Jobs whose lease ran out and that were sent once more. */
    JOBS_SENT_AGAIN("JobsSentAgain", "Count"),
    /** From a job's delivery to its success, by {@code segment} or {@code compose}. */
    JOB_SECONDS("JobSeconds", "Seconds", "Type"),
    /** One step of a job, and the engine that did it. */
    STEP_SECONDS("StepSeconds", "Seconds", "Step", "Engine"),
    /** From a job's sending to its first delivery. */
    QUEUE_AGE_SECONDS("QueueAgeSeconds", "Seconds", "Type"),
    /** Jobs that ended without a result, by the problem's code. */
    JOBS_FAILED("JobsFailed", "Count", "Code"),
    /** Deliveries that failed and are to be tried again, by the problem's code. */
    JOBS_RETRIED("JobsRetried", "Count", "Code"),
    /** How long graphs ran on a GPU. */
    GPU_SECONDS("GpuSeconds", "Seconds");

    private final String label;
    private final String unit;
    /** Comma-joined: an enum holds nothing that could change. */
    private final String dimensions;

    Metric(String label, String unit, String... dimensions) {
        this.label = label;
        this.unit = unit;
        this.dimensions = String.join(",", dimensions);
    }

    /** As CloudWatch knows it. */
    public String label() {
        return label;
    }

    String unit() {
        return unit;
    }

    List<String> dimensions() {
        return dimensions.isEmpty() ? List.of() : List.of(dimensions.split(",", -1));
    }
}
