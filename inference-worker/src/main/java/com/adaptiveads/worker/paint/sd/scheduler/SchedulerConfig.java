package com.adaptiveads.worker.paint.sd.scheduler;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelSettings;
import java.util.List;

/**
 * A {@code scheduler_config.json}, followed to the letter: a key that is not there has the default of the sampler that
 * runs, not of the one the file was written for, as in diffusers' {@code from_config}; a key that sampler does not know
 * does nothing; and what it knows and this one does not follow is refused, never passed over.
 */
public record SchedulerConfig(SchedulerKind kind, ModelSettings fields) {
    private static final double LARGEST = 1e9;

    /** @throws ModelFailure when the file names no sampler, or one that is not here */
    public static SchedulerConfig of(ModelSettings fields) {
        String name = fields.string("_class_name");
        return new SchedulerConfig(
                SchedulerKind.of(name)
                        .orElseThrow(() -> fields.failure("there is no scheduler " + name + " here; there are "
                                + SchedulerKind.classNames() + ".")),
                fields);
    }

    /** The same configuration for another sampler. */
    public SchedulerConfig with(SchedulerKind other) {
        return new SchedulerConfig(other, fields);
    }

    double number(String key, double absent) {
        return fields.optionalNumber(key, -LARGEST, LARGEST).orElse(absent);
    }

    int integer(String key, int absent) {
        return (int)
                fields.optionalInteger(key, (long) -LARGEST, (long) LARGEST).orElse(absent);
    }

    boolean flag(String key, boolean absent) {
        return fields.flag(key, absent);
    }

    /** @throws ModelFailure when the flag is set, or is missing and set by default */
    void refuse(String key, boolean absent) {
        if (flag(key, absent)) {
            throw unsupported(key, "false");
        }
    }

    /** @throws ModelFailure when the key has a value at all */
    void refuseAny(String key) {
        if (fields.has(key)) {
            throw unsupported(key, "left out");
        }
    }

    /** @throws ModelFailure unless the value is one of those */
    String oneOf(String key, String absent, String... supported) {
        String value = fields.optionalString(key).orElse(absent);
        if (!List.of(supported).contains(value)) {
            throw unsupported(key, String.join(" or ", supported));
        }
        return value;
    }

    ModelFailure unsupported(String key, String supported) {
        return failure(kind.className() + " runs here only with " + key + " " + supported + ".");
    }

    ModelFailure failure(String sentence) {
        return fields.failure(sentence);
    }
}
