package com.adaptiveads.functions.totals;

import com.adaptiveads.events.json.InvalidJson;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** Lengths of time that totals are kept by, in UTC. */
public enum Period {
    /** Named {@code 2026-11-23T15}. */
    HOUR(3_600_000L, 13),
    /** Named {@code 2026-11-23}. */
    DAY(24 * 3_600_000L, 10);

    private final long lengthMs;
    private final int nameLength;

    Period(long lengthMs, int nameLength) {
        this.lengthMs = lengthMs;
        this.nameLength = nameLength;
    }

    /** @throws InvalidJson naming the parameter when it is neither */
    public static Period of(String wire) {
        return Arrays.stream(values())
                .filter(period -> period.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> InvalidJson.field("bucket", "hour or day"));
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public long lengthMs() {
        return lengthMs;
    }

    /** Start of the period that holds this time. */
    public long start(long timeMs) {
        return timeMs - Math.floorMod(timeMs, lengthMs);
    }

    /** Name of the period that holds this time: ascends with time as text does. */
    public String bucket(long timeMs) {
        return Instant.ofEpochMilli(timeMs).toString().substring(0, nameLength);
    }

    /** Start of the period of this name. */
    public long startOf(String bucket) {
        return Instant.parse(bucket + "0000-00-00T00:00:00Z".substring(nameLength))
                .toEpochMilli();
    }
}
