package com.adaptiveads.functions.stats;

import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.functions.http.HttpRequest;
import com.adaptiveads.functions.totals.Period;
import com.adaptiveads.functions.totals.Series.Range;
import java.util.Optional;

/** Which part of the totals' history is asked for: {@code bucket}, {@code from} and {@code to} of the query. */
final class SeriesRequest {
    private static final int MAX_PERIODS = 744; // 31 days by the hour
    private static final int DEFAULT_HOURS = 24;
    private static final int DEFAULT_DAYS = 30;

    private SeriesRequest() {}

    /**
     * Empty when none of the three is given.
     *
     * @throws InvalidJson naming the parameter that is wrong, or that there is too much of it
     */
    static Optional<Range> of(HttpRequest request, long nowMs) {
        Optional<String> bucket = request.query("bucket");
        Optional<Long> from = time(request, "from");
        Optional<Long> to = time(request, "to");
        if (bucket.isEmpty() && from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        Period period = bucket.map(Period::of).orElse(Period.HOUR);
        long end = to.orElse(nowMs);
        long start = from.orElseGet(
                () -> Math.max(0, end - period.lengthMs() * (period == Period.HOUR ? DEFAULT_HOURS : DEFAULT_DAYS)));
        if (start >= end) {
            throw InvalidJson.field("from", "a time before to");
        }
        Range range = Range.around(period, start, end);
        if (range.periods() > MAX_PERIODS) {
            throw InvalidJson.field(
                    "from and to", "at most " + MAX_PERIODS + " " + period.wire() + "s apart; take fewer, or days");
        }
        return Optional.of(range);
    }

    private static Optional<Long> time(HttpRequest request, String name) {
        Optional<String> text = request.query(name);
        if (text.isPresent() && !text.get().matches("\\d{1,13}")) {
            throw InvalidJson.field(name, "a time in epoch milliseconds");
        }
        return text.map(Long::valueOf);
    }
}
