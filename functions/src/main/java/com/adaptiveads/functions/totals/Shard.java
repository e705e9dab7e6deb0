package com.adaptiveads.functions.totals;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Names of the items a counter is spread over. An item takes about 1000 writes a second at most; the shard is part of the
 * partition key, so that many visitors of one popular creative do not meet on one partition.
 */
public final class Shard {
    /** Bucket of what has only one. */
    public static final String WHOLE = "all";

    private static final int COUNT = 8;
    private static final int SPREAD = 0x9e3779b9; // Fibonacci hashing: ids often differ only at their end

    private Shard() {}

    /** @param writer such as the session's id: one writer always meets the same shard */
    static String stats(String writer) {
        return stats(of(writer));
    }

    static String heat(String creativeId, String writer) {
        return heat(creativeId, of(writer));
    }

    /** Of what {@code stats} counts, the part of one period each. */
    static String series(Period period, String writer) {
        return series(period, of(writer));
    }

    static String funnel(String creativeId, String writer) {
        return funnel(creativeId, of(writer));
    }

    /** Everything to be read for the whole count. */
    public static List<String> allStats() {
        return IntStream.range(0, COUNT).mapToObj(Shard::stats).toList();
    }

    public static List<String> allHeat(String creativeId) {
        return IntStream.range(0, COUNT).mapToObj(n -> heat(creativeId, n)).toList();
    }

    public static List<String> allSeries(Period period) {
        return IntStream.range(0, COUNT).mapToObj(n -> series(period, n)).toList();
    }

    public static List<String> allFunnels(String creativeId) {
        return IntStream.range(0, COUNT).mapToObj(n -> funnel(creativeId, n)).toList();
    }

    private static String series(Period period, int shard) {
        return period.wire() + "#" + shard;
    }

    private static String funnel(String creativeId, int shard) {
        return "funnel#" + creativeId + "#" + shard;
    }

    private static String stats(int shard) {
        return "stats#" + shard;
    }

    private static String heat(String creativeId, int shard) {
        return "heat#" + creativeId + "#" + shard;
    }

    private static int of(String writer) {
        return Math.floorMod((writer.hashCode() * SPREAD) >>> 16, COUNT);
    }
}
