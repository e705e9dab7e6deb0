package com.adaptiveads.worker.paint.sd.scheduler;

import java.util.List;
import java.util.Map;

/**
 * A {@code scheduler_config.json}, followed to the letter: a key that is not there has the default of the sampler that
 * runs, not of the one the file was written for, as in diffusers' {@code from_config}; a key that sampler does not know
 * does nothing.
 *
 * @param fields the file's content as parsed: strings, numbers, booleans, lists
 */
public record SchedulerConfig(SchedulerKind kind, Map<String, Object> fields) {
    public SchedulerConfig {
        fields = Map.copyOf(fields);
    }

    /** The sampler the file names. @throws UnsupportedScheduler when it names none or an unknown one */
    public static SchedulerConfig of(Map<String, Object> fields) {
        Object name = fields.get("_class_name");
        if (!(name instanceof String className)) {
            throw new UnsupportedScheduler("The scheduler configuration does not name its class.");
        }
        return new SchedulerConfig(SchedulerKind.of(className), fields);
    }

    /** The same configuration for another sampler. */
    public SchedulerConfig with(SchedulerKind other) {
        return new SchedulerConfig(other, fields);
    }

    double number(String key, double absent) {
        return switch (fields.get(key)) {
            case null -> absent;
            case Number n -> n.doubleValue();
            default -> throw wrong(key, "a number");
        };
    }

    int integer(String key, int absent) {
        double value = number(key, absent);
        if (value != Math.rint(value) || Math.abs(value) > 1e6) {
            throw wrong(key, "a whole number");
        }
        return (int) value;
    }

    boolean flag(String key, boolean absent) {
        return switch (fields.get(key)) {
            case null -> absent;
            case Boolean b -> b;
            default -> throw wrong(key, "true or false");
        };
    }

    String text(String key, String absent) {
        return switch (fields.get(key)) {
            case null -> absent;
            case String s -> s;
            default -> throw wrong(key, "a string");
        };
    }

    /** @throws UnsupportedScheduler when the flag is set, or not there and set by default */
    void refuse(String key, boolean absent) {
        if (flag(key, absent)) {
            throw wrong(key, "false");
        }
    }

    /** @throws UnsupportedScheduler when the key has a value at all; an empty list is none */
    void refuseAny(String key) {
        Object value = fields.get(key);
        if (value != null && !value.equals(List.of())) {
            throw wrong(key, "left out");
        }
    }

    /** @throws UnsupportedScheduler unless the value is one of those */
    String oneOf(String key, String absent, String... supported) {
        String value = text(key, absent);
        if (!List.of(supported).contains(value)) {
            throw wrong(key, String.join(" or ", supported));
        }
        return value;
    }

    private UnsupportedScheduler wrong(String key, String supported) {
        Object value = fields.get(key);
        return new UnsupportedScheduler("The scheduler configuration has " + key + " "
                + (value == null ? "at its default" : "= " + value) + ", but " + kind.className()
                + " runs here only with it " + supported + ".");
    }
}
