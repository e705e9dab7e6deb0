package com.adaptiveads.events.job;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import java.util.Map;

/**
 * Work for the inference worker. Delivered at least once, in any order: {@link #jobId()} makes a repetition harmless.
 * Every stored result of a job bears {@link #createdAtMs()}, the time it was asked for, so that a repetition writes the
 * same keys.
 */
public sealed interface Job permits SegmentJob, ComposeJob {
    int VERSION = 1;

    String jobId();

    /** Server clock when the job was claimed, not when it runs. */
    long createdAtMs();

    String productId();

    Map<String, Object> toJson();

    /** The fields all jobs share, in the order of the contract. */
    default Fields header(String type) {
        return new Fields()
                .with("version", VERSION)
                .with("type", type)
                .with("job_id", jobId())
                .with("created_at", createdAtMs());
    }

    default String message() {
        return Json.string(toJson());
    }

    /**
     * Reads a message.
     *
     * @throws UnknownJob when the version or type is none of ours
     * @throws com.adaptiveads.events.json.InvalidJson when a field is wrong
     */
    static Job from(JsonObject json) {
        long version = json.integer("version", 0, Integer.MAX_VALUE);
        String type = json.string("type");
        if (version != VERSION) {
            throw new UnknownJob("Jobs of version " + version + " are not known here.");
        }
        return switch (type) {
            case SegmentJob.TYPE -> SegmentJob.from(json);
            case ComposeJob.TYPE -> ComposeJob.from(json);
            default -> throw new UnknownJob("Jobs of this type are not known here.");
        };
    }

    /** A message for another program, or a newer one: not ours to delete. */
    final class UnknownJob extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownJob(String sentence) {
            super(sentence);
        }
    }
}
