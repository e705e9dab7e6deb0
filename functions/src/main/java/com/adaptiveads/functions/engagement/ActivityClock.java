package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Interaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a visitor was active: the union of the intervals in which something was done, never their sum, so that a
 * product hover inside a canvas hover counts once. Adding is commutative and idempotent: order, duplicates and the split
 * into batches do not matter.
 *
 * <p>At most {@value #MAX_INTERVALS} intervals are kept. Older ones are settled into a total; what arrives later for the
 * time before the watermark adds nothing, so the total never exceeds the union.
 *
 * @param settledMs active time before the watermark
 * @param watermarkMs epoch milliseconds before which nothing is added any more
 * @param intervals after the watermark, ascending, with gaps between them
 */
public record ActivityClock(long settledMs, long watermarkMs, List<Interval> intervals) {
    public static final ActivityClock ZERO = new ActivityClock(0, 0, List.of());

    /** How long a visitor who gives no further sign still counts as active. */
    public static final long IDLE_MS = 30_000;

    static final int MAX_INTERVALS = 64;

    /** A stretch of activity in epoch milliseconds, the end not included. */
    public record Interval(long startMs, long endMs) {
        public Interval {
            if (startMs >= endMs) {
                throw new IllegalArgumentException("an interval ends after it starts");
            }
        }

        long lengthMs() {
            return endMs - startMs;
        }
    }

    public ActivityClock {
        intervals = List.copyOf(intervals);
        if (settledMs < 0 || settledMs > watermarkMs || intervals.size() > MAX_INTERVALS) {
            throw new IllegalArgumentException("an activity clock settles at most the time before its watermark");
        }
        long previousEnd = watermarkMs - 1;
        for (Interval interval : intervals) {
            if (interval.startMs() <= previousEnd) {
                throw new IllegalArgumentException("the intervals of an activity clock ascend without touching");
            }
            previousEnd = interval.endMs();
        }
    }

    /** Milliseconds in which the visitor was active. */
    public long activeMs() {
        return settledMs + intervals.stream().mapToLong(Interval::lengthMs).sum();
    }

    /** This clock and the given interactions; impressions, scripts' events and those without duration add nothing. */
    public ActivityClock with(List<Interaction> interactions, long serverNowMs) {
        return union(interactions.stream()
                .filter(Interaction::trusted)
                .filter(i -> i.type() != Interaction.Type.IMPRESSION && i.durationMs() > 0)
                .map(i -> interval(i, EventTime.of(i, serverNowMs))));
    }

    private static Interval interval(Interaction interaction, long endMs) {
        return new Interval(endMs - Math.min(interaction.durationMs(), IDLE_MS), endMs);
    }

    private ActivityClock union(Stream<Interval> added) {
        List<Interval> sorted = Stream.concat(
                        intervals.stream(),
                        added.filter(i -> i.endMs() > watermarkMs)
                                .map(i -> new Interval(Math.max(i.startMs(), watermarkMs), i.endMs())))
                .sorted(Comparator.comparingLong(Interval::startMs))
                .toList();
        List<Interval> merged = new ArrayList<>();
        for (Interval next : sorted) {
            Interval last = merged.isEmpty() ? next : merged.getLast();
            if (merged.isEmpty() || next.startMs() > last.endMs()) {
                merged.add(next);
            } else {
                merged.set(merged.size() - 1, new Interval(last.startMs(), Math.max(last.endMs(), next.endMs())));
            }
        }
        return settled(merged);
    }

    private ActivityClock settled(List<Interval> merged) {
        int surplus = merged.size() - MAX_INTERVALS;
        if (surplus <= 0) {
            return new ActivityClock(settledMs, watermarkMs, merged);
        }
        List<Interval> old = merged.subList(0, surplus);
        return new ActivityClock(
                settledMs + old.stream().mapToLong(Interval::lengthMs).sum(),
                old.getLast().endMs(),
                merged.subList(surplus, merged.size()));
    }

    /** Numbers in base 36: settled time, watermark, then for each interval the gap before it and its length. */
    public String encode() {
        StringBuilder text = new StringBuilder()
                .append(Long.toString(settledMs, 36))
                .append('.')
                .append(Long.toString(watermarkMs, 36));
        long from = watermarkMs;
        for (Interval interval : intervals) {
            text.append('.').append(Long.toString(interval.startMs() - from, 36));
            text.append('.').append(Long.toString(interval.lengthMs(), 36));
            from = interval.endMs();
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException for a text that {@link #encode} does not write */
    public static ActivityClock decode(String text) {
        try {
            String[] numbers = text.split("\\.", 2 * MAX_INTERVALS + 3);
            long watermark = Long.parseLong(numbers[1], 36);
            List<Interval> intervals = new ArrayList<>();
            long from = watermark;
            for (int i = 2; i < numbers.length; i += 2) {
                long start = Math.addExact(from, Long.parseLong(numbers[i], 36));
                from = Math.addExact(start, Long.parseLong(numbers[i + 1], 36));
                intervals.add(new Interval(start, from));
            }
            ActivityClock clock = new ActivityClock(Long.parseLong(numbers[0], 36), watermark, intervals);
            if (clock.encode().equals(text)) {
                return clock;
            }
        } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not an activity clock: " + text, e);
        }
        throw new IllegalArgumentException("not an activity clock: " + text);
    }
}
