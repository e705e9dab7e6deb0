package com.adaptiveads.functions.totals;

import com.adaptiveads.events.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What was counted in each of some successive periods. */
public record Series(Range range, List<Point> points) {
    /**
     * Whole periods.
     *
     * @param fromMs start of the first
     * @param toMs end of the last, which it does not hold
     */
    public record Range(Period period, long fromMs, long toMs) {
        public Range {
            if (fromMs >= toMs || period.start(fromMs) != fromMs || period.start(toMs) != toMs) {
                throw new IllegalArgumentException("a range is some whole periods");
            }
        }

        /** The whole periods that hold these times. */
        public static Range around(Period period, long fromMs, long toMs) {
            return new Range(period, period.start(fromMs), period.start(toMs - 1) + period.lengthMs());
        }

        public long periods() {
            return (toMs - fromMs) / period.lengthMs();
        }
    }

    /** @param counters as {@link Stats} names them; what is missing is 0 */
    record Point(long startMs, Map<String, Long> counters) {
        Map<String, Object> toJson() {
            Fields fields = new Fields().with("t", startMs);
            Stats.OF_A_PERIOD.forEach(counter -> fields.with(counter, counters.getOrDefault(counter, 0L)));
            return fields.map();
        }
    }

    public Series {
        points = List.copyOf(points);
    }

    /** @param counters by the period's {@link Period#bucket}; periods that are missing counted nothing */
    public static Series of(Range range, SortedMap<String, Map<String, Long>> counters) {
        List<Point> points = new ArrayList<>();
        for (long start = range.fromMs();
                start < range.toMs();
                start += range.period().lengthMs()) {
            points.add(new Point(start, counters.getOrDefault(range.period().bucket(start), Map.of())));
        }
        return new Series(range, points);
    }

    public Map<String, Object> toJson() {
        return new Fields()
                .with("bucket", range.period().wire())
                .with("from", range.fromMs())
                .with("to", range.toMs())
                .with("points", points.stream().map(Point::toJson).toList())
                .map();
    }
}
